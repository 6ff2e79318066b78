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
 * asked about, so that no path is put together as text, and which parts a name fits is asked once for
 * each name. `tests` say for each part whether a name fits it; `fitsNothing` whether it fits the empty
 * name before the first slash.
 */
export function partsMatcher(
  paths: PathTable,
  parts: readonly string[],
  tests: readonly ((name: number) => boolean)[],
  fitsNothing: readonly boolean[],
): PathMatcher {
  const last = parts.length - 1
  const whole = 1 << parts.length
  /** Parts that any name fits without using them up. */
  const staying = bitsOf((part) => parts[part] === anyNames)
  /** Between slashes any number of names may be none. */
  const skipped = staying & ~(1 << last)
  /** For every name the parts that it fits, as bits, once it has been asked about. */
  const known = new Uint32Array(paths.names.count)
  const isKnown = 1 << 31
  /** For every path the numbers of parts that may be used up by it, as bits. */
  const states = new Uint32Array(paths.count)
  states[rootPath] = next(
    withoutNames(1),
    bitsOf((part) => fitsNothing[part] === true),
  )
  return {
    matches(path) {
      const before = states[paths.parent(path)] as number
      if (before === 0) return false
      const after = next(before, fitting(paths.name(path)))
      states[path] = after
      return (after & whole) !== 0
    },
  }

  function bitsOf(test: (part: number) => boolean): number {
    return parts.reduce((bits, _, part) => (test(part) ? bits | (1 << part) : bits), 0)
  }

  function fitting(name: number): number {
    if (known[name] === 0) known[name] = bitsOf((part) => tests[part]?.(name) === true) | isKnown
    return known[name] as number
  }

  /** The states after one more name. */
  function next(before: number, fits: number): number {
    const used = before & ((fits & ~staying) | (staying & (1 << last)))
    return withoutNames((used << 1) | (before & staying))
  }

  function withoutNames(states: number): number {
    for (let all = states; ;) {
      const more = all | ((all & skipped) << 1)
      if (more === all) return all
      all = more
    }
  }
}
