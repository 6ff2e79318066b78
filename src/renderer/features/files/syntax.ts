import { dockerfileTokens, jsonTokens, type Token } from '../config/highlight.ts'

type Tokens = (line: string) => readonly Token[]

const plain: Tokens = (line) => [{ kind: 'plain', text: line }]

const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g
const comment = /(?:^|\s)#.*$/

/** Scripts and settings in which `#` begins a comment: strings and comments stand out. */
function hashTokens(line: string): readonly Token[] {
  const tokens: Token[] = []
  // A `#` in a string begins no comment.
  const bare = line.replace(quoted, (text) => '_'.repeat(text.length))
  const end = comment.exec(bare)?.index ?? line.length
  let at = 0
  for (const match of line.slice(0, end).matchAll(quoted)) {
    if (match.index > at) tokens.push({ kind: 'plain', text: line.slice(at, match.index) })
    tokens.push({ kind: 'string', text: match[0] })
    at = match.index + match[0].length
  }
  if (at < end) tokens.push({ kind: 'plain', text: line.slice(at, end) })
  if (end < line.length) tokens.push({ kind: 'comment', text: line.slice(end) })
  return tokens
}

const byEnding: readonly (readonly [RegExp, Tokens])[] = [
  [/\.(json|jsonc|map|webmanifest)$/i, jsonTokens],
  [/^(Dockerfile|Containerfile)(\..*)?$/i, (line) => dockerfileTokens(line, false)],
  [/\.(sh|bash|zsh|py|rb|pl|pm|ya?ml|toml|conf|cfg|ini|env|properties|mk)$/i, hashTokens],
  [/^(\.?(bashrc|profile|zshrc)|Makefile|passwd|fstab|hosts|sources\.list)$/, hashTokens],
]

/** How lines of a file with this name are coloured. */
export function tokensFor(name: string): Tokens {
  return byEnding.find(([pattern]) => pattern.test(name))?.[1] ?? plain
}
