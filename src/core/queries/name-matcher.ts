import { decodeName } from '../model/display-text.ts'
import type { PathTable } from '../store/path-table.ts'
import { PathTexts } from '../analysis/path-text.ts'
import { globPattern, simpleGlob } from './glob.ts'
import type { NameQuery } from './name-query.ts'
import { globParts, partsMatcher } from './path-glob.ts'

/** An expression that is none; the message is the reason that the engine of JavaScript gives. */
export class QueryError extends Error {}

/** Says of paths, asked in the order of their numbers, whether they fit. */
export interface PathMatcher {
  matches(path: number): boolean
}

/**
 * Makes a query ready. Throws a QueryError for an expression that is none. A name is looked at once
 * however many paths have it, and where it can be, as bytes.
 */
export function createMatcher(paths: PathTable, query: NameQuery): PathMatcher {
  switch (query.syntax) {
    case 'substring':
      return substringMatcher(paths, query)
    case 'glob':
      return query.on === 'name'
        ? namesBy(paths, globTest(paths, query.text, query.ignoreCase))
        : pathGlobMatcher(paths, query)
    case 'regex':
      return textMatcher(paths, query, query.text)
  }
}

/** Keeps what is known of each name: 0 nothing, 1 no, 2 yes. */
function namesBy(paths: PathTable, test: (name: number) => boolean): PathMatcher {
  const known = new Uint8Array(paths.names.count)
  return {
    matches(path) {
      const name = paths.name(path)
      if (known[name] === 0) known[name] = test(name) ? 2 : 1
      return known[name] === 2
    },
  }
}

/** A glob on one name: as bytes where it says no more than how the name begins or ends. */
function globTest(paths: PathTable, glob: string, ignoreCase: boolean): (name: number) => boolean {
  const simple = simpleGlob(glob)
  if (simple && isFoldable(simple.literal, ignoreCase)) {
    return bytesTest(paths, simple.literal, ignoreCase, simple.atStart, simple.atEnd)
  }
  return patternTest(paths, compile(globPattern(glob), ignoreCase))
}

function pathGlobMatcher(paths: PathTable, query: NameQuery): PathMatcher {
  const parts = globParts(query.text)
  if (parts === null) return textMatcher(paths, query, globPattern(query.text))
  const tests = parts.map((part) => globTest(paths, part, query.ignoreCase))
  const nothing = parts.map((part) => compile(globPattern(part), false).test(''))
  return partsMatcher(paths, parts, tests, nothing)
}

function patternTest(paths: PathTable, pattern: RegExp): (name: number) => boolean {
  return (name) => pattern.test(decodeName(paths.names.bytes(name)).text)
}

/**
 * Text that is somewhere in a path is in one of its names, or it spans slashes: then its first part
 * ends a name, its last part begins one, and what is between are whole names.
 */
function substringMatcher(paths: PathTable, { text, on, ignoreCase }: NameQuery): PathMatcher {
  const parts = on === 'path' ? text.split('/') : [text]
  const tests = parts.map((part, at) => {
    // a path that begins with its slash has nothing before it to be matched
    const atStart = at > 0
    const atEnd = at < parts.length - 1
    return namesBy(paths, nameTest(paths, part, ignoreCase, atStart, atEnd))
  })
  const here = (path: number): boolean => {
    let at = path
    for (let part = tests.length - 1; part >= 0; part--) {
      // the root has an empty name, which only an empty first part fits
      if (at === 0) return part === 0 && parts[0] === ''
      if (!(tests[part] as PathMatcher).matches(at)) return false
      at = paths.parent(at)
    }
    return true
  }
  if (on === 'name') return { matches: here }
  // whatever lies below a path that fits, fits as well
  const found = new Uint8Array(paths.count)
  return {
    matches(path) {
      const fits = found[paths.parent(path)] === 1 || here(path)
      if (fits) found[path] = 1
      return fits
    },
  }
}

function nameTest(
  paths: PathTable,
  text: string,
  ignoreCase: boolean,
  atStart: boolean,
  atEnd: boolean,
): (name: number) => boolean {
  if (isFoldable(text, ignoreCase)) return bytesTest(paths, text, ignoreCase, atStart, atEnd)
  const wanted = text.toLowerCase()
  return (name) => {
    const shown = decodeName(paths.names.bytes(name)).text.toLowerCase()
    if (atStart && atEnd) return shown === wanted
    if (atStart) return shown.startsWith(wanted)
    return atEnd ? shown.endsWith(wanted) : shown.includes(wanted)
  }
}

/** Bytes can be compared without case only when they are ASCII. */
function isFoldable(text: string, ignoreCase: boolean): boolean {
  return !ignoreCase || /^[\x00-\x7f]*$/.test(text)
}

function bytesTest(
  { names }: PathTable,
  text: string,
  ignoreCase: boolean,
  atStart: boolean,
  atEnd: boolean,
): (name: number) => boolean {
  const fold = ignoreCase ? lowerCase : asIs
  const wanted = new TextEncoder().encode(text).map((byte) => fold[byte] as number)
  const bytes = names.joined
  const length = wanted.length
  const isAt = (start: number): boolean => {
    for (let at = 0; at < length; at++) {
      if (fold[bytes[start + at] as number] !== wanted[at]) return false
    }
    return true
  }
  const first = wanted[0]
  return (name) => {
    const start = names.start(name)
    const last = names.start(name + 1) - length
    if (last < start) return false
    if (atStart) return (!atEnd || last === start) && isAt(start)
    if (atEnd) return isAt(last)
    if (first === undefined) return true
    for (let at = start; at <= last; at++) {
      if (fold[bytes[at] as number] === first && isAt(at)) return true
    }
    return false
  }
}

const asIs = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const lowerCase = asIs.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte))

function textMatcher(paths: PathTable, query: NameQuery, source: string): PathMatcher {
  const pattern = compile(source, query.ignoreCase)
  if (query.on === 'name') return namesBy(paths, patternTest(paths, pattern))
  let texts = new PathTexts(paths)
  let asked = 0
  return {
    matches(path) {
      // the texts of directories are kept, but not for ever
      if (++asked % textsKept === 0) texts = new PathTexts(paths)
      return pattern.test(texts.of(path).text)
    },
  }
}

const textsKept = 100_000

function compile(source: string, ignoreCase: boolean): RegExp {
  try {
    return new RegExp(source, ignoreCase ? 'iu' : 'u')
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*\/[a-z]*: /, '') : ''
    throw new QueryError(reason)
  }
}
