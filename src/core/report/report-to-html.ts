import { formatBytes, formatCount, formatShare, minusSign, plural } from '../model/format.ts'
import type { Units } from '../model/format.ts'
import type { Report, ReportLayer } from '../model/report.ts'
import { reportStyle } from './html-style.ts'
import { markup, nothing, table } from './html-text.ts'
import type { Html } from './html-text.ts'
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

const listRows = 200

type FormatSize = (count: number) => string

/**
 * The report as one HTML file that opens anywhere without a network: no scripts, no fonts, no
 * pictures; its policy forbids them. Every text from the image is escaped and made visible.
 */
export function reportToHtml(report: Report, units: Units = 'si'): string {
  const bytes = (count: number): string => formatBytes(count, units)
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${imageTitle(report.image)}: what is in it</title>
<style>${{ html: reportStyle }}</style>
</head>
<body>
<main>
${summary(report, bytes)}
${layerBars(report, bytes)}
${story(report, bytes)}
${savings(report, bytes)}
${waste(report, bytes)}
${duplicates(report, bytes)}
${findings(report)}
</main>
<footer>Made by ${report.generator} from ${report.source.name}.</footer>
</body>
</html>
`
  return page.html
}

function summary(report: Report, bytes: FormatSize): Html {
  const { image, efficiency } = report
  const facts: readonly (readonly [string, string | Html])[] = [
    ['Image ID', code(image.id)],
    ['Tags', image.tags.length === 0 ? 'none' : image.tags.join(', ')],
    ['Platform', platformOf(image)],
    ['Created', createdText(image.created)],
    ['Base image', baseText(report.base)],
    ['Size', `${bytes(image.size)} in ${plural(report.layers.length, 'layer')}`],
    [
      'Merged tree',
      `${bytes(image.mergedSize)} in ${plural(image.mergedEntries, 'entry', 'entries')}`,
    ],
    ['Waste', `${bytes(efficiency.wastedBytes)} (${formatShare(1 - efficiency.score)})`],
    ['Efficiency', efficiencyText(report)],
  ]
  const rows = facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>\n`)
  return markup`<h1>${imageTitle(image)}</h1>\n<dl>\n${rows}</dl>`
}

function layerBars({ layers }: Report, bytes: FormatSize): Html {
  if (layers.length === 0) return nothing
  const largest = layers.reduce((most, layer) => Math.max(most, layer.size), 1)
  const key = [
    ['kept', 'kept'],
    ['base', 'kept, of the base image'],
    ['wasted', 'wasted: stored, but not in the merged tree'],
  ].map(([name = '', words = '']) => markup`<span class="key ${name}"></span>${words}`)
  const bars = layers.map((layer) => {
    const name = markup`<span>Layer ${layer.index}</span>`
    const size = markup`<span class="number">${bytes(layer.size)}</span>`
    return markup`<li>${name}${bar(layer, largest)}${size}</li>\n`
  })
  return markup`<h2>Layers by size</h2>\n<p class="quiet">${key}</p>\n<ul class="bars">\n${bars}</ul>`
}

function bar(layer: ReportLayer, largest: number): Html {
  const width = (size: number): string => `${((size / largest) * 100).toFixed(3)}%`
  const kept = markup`<span class="${layer.base ? 'base' : 'kept'}" style="width:${width(layer.size - layer.wastedBytes)}"></span>`
  const wasted = markup`<span class="wasted" style="width:${width(layer.wastedBytes)}"></span>`
  return markup`<span class="bar">${kept}${wasted}</span>`
}

function story(report: Report, bytes: FormatSize): Html {
  const rows = storyLines(report).map((line) => {
    const { step, layer } = line
    const text = storyText(line)
    return {
      dimmed: layer === null,
      cells: [
        step === null ? '' : String(step.index + 1),
        `${layerWord(line)}${layer?.base === true ? ' (base)' : ''}`,
        layer === null ? '' : bytes(layer.size),
        layer === null ? '' : changes(layer),
        layer === null || layer.wastedBytes === 0 ? '' : bytes(layer.wastedBytes),
        step === null ? text : code(text),
      ],
    }
  })
  const columns = [
    { head: 'Step', number: true },
    { head: 'Layer' },
    { head: 'Size', number: true },
    { head: 'Changes', number: true },
    { head: 'Waste', number: true },
    { head: 'Instruction' },
  ] as const
  return markup`<h2>Build story</h2>\n${table(columns, rows)}`
}

function changes(layer: ReportLayer): string {
  return `+${formatCount(layer.added)} ~${formatCount(layer.modified)} ${minusSign}${formatCount(layer.removed)}`
}

function waste({ efficiency }: Report, bytes: FormatSize): Html {
  const copies = efficiency.waste
  if (copies.length === 0) {
    return markup`<h2>Waste</h2>\n<p>None: every stored byte is in the merged tree.</p>`
  }
  const rows = copies.slice(0, listRows).map((copy) => ({
    cells: [
      bytes(copy.bytes),
      causeWords[copy.cause],
      `layer ${copy.storedIn}`,
      `layer ${copy.wastedBy}`,
      code(copy.path),
    ],
  }))
  const rest = copies.slice(listRows)
  const restBytes = bytes(rest.reduce((sum, copy) => sum + copy.bytes, 0))
  const columns = [
    { head: 'Bytes', number: true },
    { head: 'Cause' },
    { head: 'Stored in' },
    { head: 'Wasted by' },
    { head: 'Path' },
  ] as const
  return markup`<h2>Waste</h2>
<p>${plural(copies.length, 'stored copy', 'stored copies')} with ${bytes(efficiency.wastedBytes)} cannot be reached in the merged tree.</p>
${table(columns, rows)}
${more(rest.length, `${plural(rest.length, 'more copy', 'more copies')} with ${restBytes}`)}`
}

function savings({ advice }: Report, bytes: FormatSize): Html {
  if (advice === undefined || advice.cards.length === 0) return nothing
  const rows = advice.cards.map((card) => ({
    cells: [
      bytes(card.bytes),
      markup`<b>${card.title}</b>. ${card.evidence.join(' ')}`,
      markup`<pre>${{
        html: card.line
          .split('\n')
          .map((line) => markup`${line}`.html)
          .join('\n'),
      }}</pre>`,
    ],
  }))
  const columns = [
    { head: 'Bytes', number: true },
    { head: 'What' },
    { head: 'What to write instead' },
  ] as const
  return markup`<h2>Savings</h2>
<p>Together ${bytes(advice.bytes)}; no byte is counted twice.</p>
${table(columns, rows)}`
}

function duplicates(report: Report, bytes: FormatSize): Html {
  const groups = report.duplicates
  if (groups.length === 0) return nothing
  const rows = groups.slice(0, listRows).map((group) => {
    const paths = group.paths.slice(0, 5).map((path) => markup`${code(path)} `)
    const others = group.count > 5 ? `and ${formatCount(group.count - 5)} more` : ''
    return {
      cells: [
        bytes(group.reclaimableBytes),
        formatCount(group.count),
        bytes(group.size),
        markup`${paths}${others}`,
      ],
    }
  })
  const columns = [
    { head: 'Could give back', number: true },
    { head: 'Copies', number: true },
    { head: 'Size of each', number: true },
    { head: 'Paths' },
  ] as const
  const rest = Math.max(0, groups.length - listRows)
  return markup`<h2>Duplicates</h2>
<p>Equal content at several paths. A possible saving, not part of the score.</p>
${table(columns, rows)}
${more(rest, plural(rest, 'more group'))}`
}

function findings(report: Report): Html {
  if (report.findings.length === 0) return nothing
  const rows = report.findings.map((finding) => ({
    cells: [
      markup`<span class="${finding.severity}">${finding.severity}</span>`,
      finding.message,
      code(finding.code),
    ],
  }))
  return markup`<h2>Findings</h2>\n${table([{ head: 'Severity' }, { head: 'What' }, { head: 'Code' }], rows)}`
}

function more(count: number, what: string): Html {
  return count === 0
    ? nothing
    : markup`<p class="quiet">And ${what}; the JSON report lists all.</p>`
}

function code(text: string): Html {
  return markup`<code>${text}</code>`
}
