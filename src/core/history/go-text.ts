/* Go's ways of printing values, which engines left in `created_by`. */

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
}

/** The words of a `%q` slice, `["a" "b c"]`; null when the text is anything else. */
export function parseGoQuotedList(text: string): readonly string[] | null {
  const body = /^\[(.*)\]$/s.exec(text.trim())?.[1]
  if (body === undefined) return null
  const words: string[] = []
  // A quoted word (Go specification, "String literals"), then a space or the end.
  const word = /\s*"((?:[^"\\]|\\.)*)"(?=\s|$)/suy
  while (word.lastIndex < body.trimEnd().length) {
    const match = word.exec(body)
    if (match === null) return null
    words.push(unquoteGo(match[1] ?? ''))
  }
  return words
}

function unquoteGo(quoted: string): string {
  return quoted.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gsu,
    (whole, byte?: string, short?: string, long?: string, simple?: string) => {
      if (simple !== undefined) return simpleEscapes[simple] ?? whole
      const code = Number.parseInt(byte ?? short ?? long ?? '', 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** The items of a `%v` slice, `[a b]`, or the keys of a `%v` map, `map[a:{} b:map[]]`; null otherwise. */
export function parseGoItems(text: string): readonly string[] | null {
  const trimmed = text.trim()
  const keys = /^map\[(.*)\]$/s.exec(trimmed)?.[1]
  if (keys !== undefined) {
    return keys.split(/:(?:\{\}|map\[\])(?:\s+|$)/).filter((key) => key !== '')
  }
  const items = /^\[([^"]*)\]$/s.exec(trimmed)?.[1]
  return items === undefined ? null : items.split(/\s+/).filter((item) => item !== '')
}

/** Words as the exec form of a Dockerfile instruction: `["a", "b c"]`. */
export function execForm(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
}
