import { say } from '../../sentences/sentence.ts'
import type { AdviceRule, StoredFile } from '../advice.ts'
import { commandOfRun, isCopy, shellWord, withCommand } from '../dockerfile-lines.ts'
import { amount, groupedBy, stepWord } from '../groups.ts'

const mostNames = 10

const hasSymbols = (symbolBytes: number): boolean => symbolBytes > 0

/** Symbols and debug information inside of programs and libraries. */
export const unstripped: AdviceRule = {
  id: 'unstripped',
  looksAt: () => (_, symbolBytes) => hasSymbols(symbolBytes),
  find: ({ analysis, kept, step }) =>
    groupedBy(
      kept.filter(({ symbolBytes }) => hasSymbols(symbolBytes)),
      ({ layer }) => layer,
    ).map(([layer, files]) => {
      const symbols = files
        .map((file) => ({ ...file, bytes: file.symbolBytes }))
        .sort((one, other) => other.bytes - one.bytes)
      const from = stepWord(analysis.layers[layer]?.historyIndex, layer)
      return {
        evidence: [say('symbolsInImage', ...amount(symbols), from)],
        files: symbols,
        line: lineFor(step(layer), symbols),
        lineOf: 'Dockerfile' as const,
      }
    }),
}

/** What is copied is stripped where it is built; a compiler can leave the symbols out itself. */
function lineFor(step: string | null, files: readonly StoredFile[]): string {
  const names = files.slice(0, mostNames).map(({ path }) => shellWord(path))
  const strip = `strip --strip-unneeded ${names.join(' ')}${files.length > mostNames ? ' …' : ''}`
  if (isCopy(step)) return `# where they are built, before the copy:\nRUN ${strip}\n${step}`
  const command = commandOfRun(step) ?? ''
  const instead = /\bgo (?:build|install)\b/.test(command)
    ? 'go build -ldflags="-s -w"'
    : /\bcargo (?:build|install)\b/.test(command)
      ? 'CARGO_PROFILE_RELEASE_STRIP=symbols cargo build --release'
      : null
  return [withCommand(step, strip), ...(instead === null ? [] : [`# or: ${instead}`])].join('\n')
}
