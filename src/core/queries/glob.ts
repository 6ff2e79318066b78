/** A glob with stars at its ends only: a literal that a name is, begins with, ends with or contains. */
export interface SimpleGlob {
  readonly literal: string
  readonly atStart: boolean
  readonly atEnd: boolean
}

/** The simple form of a glob on a name, null when it has none. */
export function simpleGlob(glob: string): SimpleGlob | null {
  const [, before = '', literal = '', after = ''] = /^(\**)([^*?[\]{}\\]*)(\**)$/.exec(glob) ?? []
  if (before + literal + after !== glob || glob === '') return null
  if (literal === '') return { literal, atStart: false, atEnd: false }
  return { literal, atStart: before === '', atEnd: after === '' }
}

/**
 * A glob as the source of a regular expression with the `u` flag that fits the whole text. `*` and
 * `?` do not cross a slash, `**` does; a bracket that is never closed stands for itself.
 */
export function globPattern(glob: string): string {
  let pattern = ''
  let braces = 0
  for (let at = 0; at < glob.length;) {
    const rest = glob.slice(at)
    const any = /^(?:\*\*\/|\*+)/.exec(rest)?.[0]
    const set = /^\[([!^]?)(\]?[^\]/]*)\]/.exec(rest)
    const character = String.fromCodePoint(glob.codePointAt(at) ?? 0)
    let taken = character.length
    if (any !== undefined) {
      taken = any.length
      pattern += any === '**/' ? '(?:[^]*/)?' : any.length > 1 ? '[^]*' : '[^/]*'
    } else if (character === '?') pattern += '[^/]'
    else if (set && set[2] !== '') {
      taken = set[0].length
      pattern += `[${set[1] === '' ? '' : '^/'}${setPattern(set[2] ?? '')}]`
    } else if (character === '{' && /^\{[^{}]*,[^{}]*\}/.test(rest)) {
      braces++
      pattern += '(?:'
    } else if (character === '}' && braces > 0) {
      braces--
      pattern += ')'
    } else if (character === ',' && braces > 0) pattern += '|'
    else if (character === '\\' && rest.length > 1) {
      const escaped = String.fromCodePoint(glob.codePointAt(at + 1) ?? 0)
      taken += escaped.length
      pattern += literal(escaped)
    } else pattern += literal(character)
    at += taken
  }
  // a brace whose end a bracket has hidden ends with the glob
  return `^${pattern}${')'.repeat(braces)}$`
}

/** The inside of a bracket: ranges stay, all else is taken literally. A range upside down is empty. */
function setPattern(set: string): string {
  return set.replace(/(.)-(.)|(.)/gsu, (_, from?: string, to?: string, one?: string) => {
    if (from === undefined || to === undefined) return one === '-' ? '\\-' : literal(one ?? '')
    return from <= to ? `${literal(from)}-${literal(to)}` : ''
  })
}

function literal(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
