import { visibleText } from '../model/display-text.ts'
import { formatBytes, formatShare, plural, thinSpace } from '../model/format.ts'
import type { Units } from '../model/format.ts'
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

export interface TableOptions {
  readonly units?: Units
  /** Columns of the terminal; longer lines are cut with "...". Unlimited when not given. */
  readonly width?: number
}

const wasteRows = 10

/** The report for a terminal: plain text, columns aligned with spaces, no colour, no wide signs. */
export function reportToTable(report: Report, options: TableOptions = {}): string {
  const { units = 'si', width = Infinity } = options
  const bytes = (count: number): string => formatBytes(count, units)
  const sections = [
    identity(report, bytes),
    story(report, bytes),
    savings(report, bytes),
    waste(report, bytes),
    findings(report),
  ]
  const lines = sections
    .filter((section) => section.length > 0)
    .flatMap((section) => ['', ...section])
  return `${lines
    .slice(1)
    .map((line) => clip(plain(line), width))
    .join('\n')}\n`
}

type FormatSize = (count: number) => string

function identity(report: Report, bytes: FormatSize): readonly string[] {
  const { image, efficiency, source } = report
  const facts: readonly (readonly [string, string])[] = [
    ['Image', imageTitle(image)],
    ...image.tags.slice(1).map((tag) => ['', visibleText(tag)] as const),
    ['Image ID', image.id],
    ['Source', visibleText(`${source.kind} ${source.name} (${source.format})`)],
    ['Platform', platformOf(image)],
    ['Created', createdText(image.created)],
    ['Base', baseText(report.base)],
    ['Size', `${bytes(image.size)} in ${plural(report.layers.length, 'layer')}`],
    ['Merged', `${bytes(image.mergedSize)} in ${plural(image.mergedEntries, 'entry', 'entries')}`],
    [
      'Waste',
      `${bytes(efficiency.wastedBytes)} (${formatShare(1 - efficiency.score)}), efficiency ${efficiencyText(report)}`,
    ],
  ]
  return facts.map(([name, value]) => `${name.padEnd(9)} ${value}`)
}

/** The lines to write are for the other forms, which have room for them. */
function savings({ advice }: Report, bytes: FormatSize): readonly string[] {
  if (advice === undefined || advice.cards.length === 0) return []
  const rows = advice.cards.map(({ bytes: saved, rule, evidence }) => [
    bytes(saved),
    rule,
    visibleText(evidence.join(' ')),
  ])
  return [`Savings   ${bytes(advice.bytes)}`, ...aligned([['Bytes', 'Rule', 'Why'], ...rows], [0])]
}

function story(report: Report, bytes: FormatSize): readonly string[] {
  const rows = storyLines(report).map((line) => {
    const { step, layer } = line
    return [
      step === null ? '' : String(step.index + 1),
      layerWord(line),
      layer === null ? '' : bytes(layer.size),
      layer === null || layer.wastedBytes === 0 ? '' : bytes(layer.wastedBytes),
      layer === null ? '' : `+${layer.added} ~${layer.modified} -${layer.removed}`,
      layer?.base === true ? 'base' : '',
      storyText(line),
    ]
  })
  const heads = ['Step', 'Layer', 'Size', 'Waste', 'Changes', '', 'Instruction']
  return aligned([heads, ...rows], [0, 1, 2, 3])
}

function waste({ efficiency }: Report, bytes: FormatSize): readonly string[] {
  const { waste: copies } = efficiency
  if (copies.length === 0) return ['No waste: every stored byte is in the merged tree.']
  const shown = copies.slice(0, wasteRows)
  const rest = copies.slice(wasteRows)
  const rows = shown.map((copy) => [
    bytes(copy.bytes),
    causeWords[copy.cause],
    `${copy.storedIn} > ${copy.wastedBy}`,
    visibleText(copy.path),
  ])
  const restBytes = rest.reduce((sum, copy) => sum + copy.bytes, 0)
  return [
    ...aligned([['Waste', 'Cause', 'Layers', 'Path'], ...rows], [0]),
    ...(rest.length === 0
      ? []
      : [`and ${plural(rest.length, 'more copy', 'more copies')}, ${bytes(restBytes)}`]),
  ]
}

function findings(report: Report): readonly string[] {
  return report.findings.map(
    ({ severity, code, message }) => `${severity}: ${visibleText(message)} [${code}]`,
  )
}

/** Rows with columns as wide as their widest cell, two spaces apart; `right` columns to the right. */
function aligned(
  rows: readonly (readonly string[])[],
  right: readonly number[],
): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return right.includes(column) ? cell.padStart(width) : cell.padEnd(width)
      })
      .filter((_, column) => (widths[column] ?? 0) > 0)
      .join('  ')
      .trimEnd(),
  )
}

function plain(line: string): string {
  return line.replaceAll(thinSpace, ' ')
}

function clip(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 3))}...`
}
