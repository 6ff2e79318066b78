import type { PathTable } from '../store/path-table.ts'
import { rootPath } from '../store/path-table.ts'
import type { PathMatcher } from './name-matcher.ts'

/** A part that stands for any number of names. */
export const anyNames = '**'
/** States are kept as the bits of a number. */
const mostParts = 30

/**
 * A glob on paths as the parts between its slashes, each for one name or `anyNames`. Null when that
 * cannot be: a part would fit names with the slash between them.
 */
export function globParts(glob: string): readonly string[] | null {
  const parts = glob.split('/')
  // an escaped slash separates as well, an alternative may have one inside, a bracket hides a brace
  const crosses = /\\|\{[^{}]*\/[^{}]*\}|\{.*\[|\[.*\{/s.test(glob)
  if (crosses || parts.length > mostParts) return null
  return parts.every((part) => part === anyNames || !part.includes('**')) ? parts : null
}

/**
 * Fits paths name by name: what of the glob the directory has used up is known when a path in it is
 * asked about, so that no path is put together as text. `tests` say for each part whether the name of
 * a path fits it; `fitsNothing` whether it fits the empty name before the first slash.
 */
export function partsMatcher(
  paths: PathTable,
  parts: readonly string[],
  tests: readonly PathMatcher[],
  fitsNothing: readonly boolean[],
): PathMatcher {
  const whole = 1 << parts.length
  /** For every path the numbers of parts that may be used up by it, as bits. */
  const states = new Uint32Array(paths.count)
  states[rootPath] = next(withoutNames(1), (part) => fitsNothing[part] === true)
  return {
    matches(path) {
      const before = states[paths.parent(path)] as number
      if (before === 0) return false
      const after = next(before, (part) => (tests[part] as PathMatcher).matches(path))
      states[path] = after
      return (after & whole) !== 0
    },
  }

  /** The states after one more name. */
  function next(before: number, fits: (part: number) => boolean): number {
    let after = 0
    for (let part = 0; part < parts.length; part++) {
      if ((before & (1 << part)) === 0) continue
      if (parts[part] !== anyNames) {
        if (fits(part)) after |= 2 << part
      } else after |= part === parts.length - 1 ? 3 << part : 1 << part
    }
    return withoutNames(after)
  }

  /** Between slashes any number of names may be none. */
  function withoutNames(states: number): number {
    let all = states
    for (let part = 0; part < parts.length - 1; part++) {
      if (parts[part] === anyNames && (all & (1 << part)) !== 0) all |= 2 << part
    }
    return all
  }
}
