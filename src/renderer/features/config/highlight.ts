import { splitInstruction } from '../overview/instruction.ts'

/* Colour for code, one line at a time: whatever the tokens are, their texts add up to the line. */

export interface Token {
  readonly kind: 'plain' | 'keyword' | 'string' | 'number' | 'comment'
  readonly text: string
}

const jsonToken =
  /(?<key>"(?:[^"\\]|\\.)*")(?=\s*:)|(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\btrue\b|\bfalse\b|\bnull\b)/g

/** A line of formatted JSON, in which no string reaches over the end of a line. */
export function jsonTokens(line: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const match of line.matchAll(jsonToken)) {
    if (match.index > at) tokens.push({ kind: 'plain', text: line.slice(at, match.index) })
    const { key, string } = match.groups ?? {}
    const kind = key !== undefined ? 'keyword' : string !== undefined ? 'string' : 'number'
    tokens.push({ kind, text: match[0] })
    at = match.index + match[0].length
  }
  if (at < line.length) tokens.push({ kind: 'plain', text: line.slice(at) })
  return tokens
}

const quoted = /"(?:[^"\\]|\\.)*"/g

/** A line of a Dockerfile; `continued` when it goes on with the instruction of the line before. */
export function dockerfileTokens(line: string, continued: boolean): readonly Token[] {
  if (/^\s*#/.test(line)) return [{ kind: 'comment', text: line }]
  const { keyword } = splitInstruction(line)
  const tokens: Token[] = []
  let at = 0
  if (!continued && keyword !== null) {
    tokens.push({ kind: 'keyword', text: keyword })
    at = keyword.length
  }
  for (const match of line.slice(at).matchAll(quoted)) {
    const from = (tokens.length === 0 ? 0 : at) + match.index
    const start = tokens.reduce((sum, token) => sum + token.text.length, 0)
    if (from > start) tokens.push({ kind: 'plain', text: line.slice(start, from) })
    tokens.push({ kind: 'string', text: match[0] })
  }
  const done = tokens.reduce((sum, token) => sum + token.text.length, 0)
  if (done < line.length) tokens.push({ kind: 'plain', text: line.slice(done) })
  return tokens
}
