import { visibleLines, visibleText } from '../model/display-text.ts'
import { formatBytes, formatCount, formatShare, minusSign, plural } from '../model/format.ts'
import type { Units } from '../model/format.ts'
import { fenced } from '../model/markdown-fence.ts'
import type { Report } from '../model/report.ts'
import {
  baseText,
  causeWords,
  createdText,
  efficiencyText,
  imageTitle,
  layerWord,
  platformOf,
  storyLines,
  storyText,
} from './report-words.ts'

const listRows = 25

/** The report as GitHub-flavoured Markdown. Text from inside the image is escaped or set as code. */
export function reportToMarkdown(report: Report, units: Units = 'si'): string {
  const bytes = (count: number): string => formatBytes(count, units)
  const sections = [
    summary(report, bytes),
    story(report, bytes),
    savings(report, bytes),
    waste(report, bytes),
    duplicates(report, bytes),
    findings(report),
  ]
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`
}

type FormatSize = (count: number) => string

function summary(report: Report, bytes: FormatSize): readonly string[] {
  const { image, efficiency } = report
  return [
    `# ${escape(imageTitle(image))}`,
    '',
    ...table(
      ['', ''],
      [
        ['Image ID', code(image.id)],
        ['Tags', image.tags.length === 0 ? 'none' : image.tags.map(code).join(' ')],
        ['Platform', escape(platformOf(image))],
        ['Created', escape(createdText(image.created))],
        ['Base image', escape(baseText(report.base))],
        ['Size', `${bytes(image.size)} in ${plural(report.layers.length, 'layer')}`],
        [
          'Merged tree',
          `${bytes(image.mergedSize)} in ${plural(image.mergedEntries, 'entry', 'entries')}`,
        ],
        ['Waste', `${bytes(efficiency.wastedBytes)} (${formatShare(1 - efficiency.score)})`],
        ['Efficiency', efficiencyText(report)],
      ],
    ),
  ]
}

function story(report: Report, bytes: FormatSize): readonly string[] {
  const rows = storyLines(report).map((line) => {
    const { step, layer } = line
    return [
      step === null ? '' : String(step.index + 1),
      `${layerWord(line)}${layer?.base === true ? ' (base)' : ''}`,
      layer === null ? '' : bytes(layer.size),
      layer === null ? '' : changes(layer),
      layer === null || layer.wastedBytes === 0 ? '' : bytes(layer.wastedBytes),
      step === null ? escape(storyText(line)) : code(storyText(line)),
    ]
  })
  const heads = ['Step', 'Layer', 'Size', 'Changes', 'Waste', 'Instruction']
  return ['## Build story', '', ...table(heads, rows, [0, 1, 2, 4])]
}

function changes(layer: Report['layers'][number]): string {
  return `+${formatCount(layer.added)} ~${formatCount(layer.modified)} ${minusSign}${formatCount(layer.removed)}`
}

function savings({ advice }: Report, bytes: FormatSize): readonly string[] {
  if (advice === undefined || advice.cards.length === 0) return []
  return [
    '## Savings',
    '',
    `Together ${bytes(advice.bytes)}; no byte is counted twice.`,
    ...advice.cards.flatMap((card) => [
      '',
      `### ${bytes(card.bytes)}: ${escape(visibleText(card.title))}`,
      '',
      ...card.evidence.map((sentence) => escape(visibleText(sentence))),
      '',
      fenced(card.lineOf === 'Dockerfile' ? 'dockerfile' : 'gitignore', visibleLines(card.line)),
    ]),
  ]
}

function waste({ efficiency }: Report, bytes: FormatSize): readonly string[] {
  const copies = efficiency.waste
  if (copies.length === 0) {
    return ['## Waste', '', 'None: every stored byte is in the merged tree.']
  }
  const rows = copies
    .slice(0, listRows)
    .map((copy) => [
      bytes(copy.bytes),
      causeWords[copy.cause],
      String(copy.storedIn),
      String(copy.wastedBy),
      code(copy.path),
    ])
  const heads = ['Bytes', 'Cause', 'Stored in layer', 'Wasted by layer', 'Path']
  const rest = copies.slice(listRows)
  const restBytes = rest.reduce((sum, copy) => sum + copy.bytes, 0)
  return [
    '## Waste',
    '',
    ...table(heads, rows, [0, 2, 3]),
    ...(rest.length === 0
      ? []
      : ['', `And ${plural(rest.length, 'more copy', 'more copies')} with ${bytes(restBytes)}.`]),
  ]
}

function duplicates(report: Report, bytes: FormatSize): readonly string[] {
  if (report.duplicates.length === 0) return []
  const rows = report.duplicates
    .slice(0, listRows)
    .map((group) => [
      bytes(group.reclaimableBytes),
      formatCount(group.count),
      bytes(group.size),
      group.paths.slice(0, 3).map(code).join(' ') +
        (group.count > 3 ? ` and ${formatCount(group.count - 3)} more` : ''),
    ])
  const rest = report.duplicates.length - listRows
  return [
    '## Duplicates',
    '',
    'Equal content at several paths. A possible saving, not part of the score.',
    '',
    ...table(['Could give back', 'Copies', 'Size of each', 'Paths'], rows, [0, 1, 2]),
    ...(rest <= 0 ? [] : ['', `And ${plural(rest, 'more group')}.`]),
  ]
}

function findings(report: Report): readonly string[] {
  if (report.findings.length === 0) return []
  return [
    '## Findings',
    '',
    ...report.findings.map(
      ({ code: word, severity, message }) =>
        `- **${severity}** ${escape(visibleText(message))} (\`${word}\`)`,
    ),
  ]
}

function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rule = heads.map((_, column) => (right.includes(column) ? '---:' : '---'))
  return [line(heads), line(rule), ...rows.map(line)]
}

/** Text with nothing in it that Markdown or HTML would act on. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&#!]/g, '\\$&')
}

/** Text as code, whole, whatever backticks and bars are in it. */
function code(text: string): string {
  const shown = visibleText(text)
  if (shown === '') return ''
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 || /^ .* $/.test(shown) ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`.replaceAll('|', '\\|')
}
