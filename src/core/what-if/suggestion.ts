import type { AdviceCard } from '../advice/advice.ts'
import { joined } from '../advice/dockerfile-lines.ts'
import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { english } from '../sentences/english.ts'
import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'
import { stepWord } from '../advice/groups.ts'
import { stepOf } from '../analysis/step-of.ts'
import { visibleText } from '../model/display-text.ts'
import { fenced } from '../model/markdown-fence.ts'
import { formatBytes, formatShare } from '../model/format.ts'
import type { Change, Totals } from './what-if.ts'

export const suggestionFormats = ['text', 'markdown'] as const
export type SuggestionFormat = (typeof suggestionFormats)[number]

/** What to write into one of the build files, and why. */
export interface SuggestedPart {
  readonly file: 'Dockerfile' | '.dockerignore'
  readonly title: Sentence
  readonly lines: string
}

/** A change as lines for the build files: those of its cards, then steps, layers and files by name. */
export function suggest(
  analysis: ImageAnalysis,
  change: Change,
  cards: readonly AdviceCard[],
): readonly SuggestedPart[] {
  const { layers } = analysis
  const known = (layer: number): boolean => layers[layer] !== undefined
  const named = (layer: number): Sentence => stepWord(layers[layer]?.historyIndex, layer)
  return [
    ...cards.map(({ said, line, lineOf }) => ({ file: lineOf, title: said.title, lines: line })),
    ...[...change.layers].filter(known).map((layer) => ({
      file: 'Dockerfile' as const,
      title: say('leaveOut', named(layer)),
      lines: commented(stepOf(analysis, layer) ?? 'a step that the history does not tell'),
    })),
    ...change.squashed
      .filter(({ from, to }) => known(from) && known(to) && from < to)
      .map(({ from, to }) => ({
        file: 'Dockerfile' as const,
        title: say('makeOneLayer', named(from), named(to)),
        lines: joined(
          layers
            .slice(from, to + 1)
            .filter(({ index }) => !change.layers.includes(index))
            .map(({ index }) => stepOf(analysis, index)),
        ),
      })),
    ...(change.paths.length === 0
      ? []
      : [
          {
            file: 'Dockerfile' as const,
            title: say('doNotStore'),
            lines: change.paths.map((path) => `# ${visibleText(path)}`).join('\n'),
          },
        ]),
  ]
}

/** As plain text, in the order of the files; the titles in the language that `spoken` speaks. */
export function suggestionText(
  parts: readonly SuggestedPart[],
  spoken: (sentence: Sentence) => string = english,
): string {
  return (['Dockerfile', '.dockerignore'] as const)
    .flatMap((file) => {
      const lines = parts
        .filter((part) => part.file === file)
        .map(({ title, lines: written }) => `# ${spoken(title)}\n${written}`)
      return lines.length === 0 ? [] : [`# ---- ${file}\n${[...new Set(lines)].join('\n\n')}`]
    })
    .join('\n\n')
}

/** As Markdown, with what it saves: for a pull request or an issue. */
export function suggestionMarkdown(
  name: string,
  before: Totals,
  after: Totals,
  parts: readonly SuggestedPart[],
): string {
  const row = (what: string, one: string, other: string): string =>
    `| ${what} | ${one} | ${other} |`
  const bytes = (what: string, of: (totals: Totals) => number): string =>
    row(what, formatBytes(of(before)), formatBytes(of(after)))
  return [
    `## ${visibleText(name).replaceAll('`', "'")}: ${formatBytes(before.size - after.size)} less`,
    '',
    row('', 'now', 'then'),
    '|---|---:|---:|',
    bytes('size', ({ size }) => size),
    bytes('wasted', ({ wastedBytes }) => wastedBytes),
    row('efficiency', formatShare(before.efficiency), formatShare(after.efficiency)),
    row('layers', String(before.layers), String(after.layers)),
    bytes('a pull moves', ({ pullBytes }) => pullBytes),
    bytes('with the base at hand', ({ pullBytesAboveBase }) => pullBytesAboveBase),
    ...parts.flatMap(({ file, title, lines }) => [
      '',
      `### ${visibleText(english(title))}`,
      '',
      fenced(file === 'Dockerfile' ? 'dockerfile' : 'gitignore', lines),
    ]),
    '',
  ].join('\n')
}

function commented(step: string): string {
  return step
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n')
}
