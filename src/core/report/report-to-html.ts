import { formatBytes, formatCount, formatShare, minusSign, plural } from '../model/format.ts'
import type { Units } from '../model/format.ts'
import type { Report, ReportLayer } from '../model/report.ts'
import { reportStyle } from './html-style.ts'
import { html } from './html-text.ts'
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
  const title = imageTitle(report.image)
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}: what is in it</title>
        <style>
          ${{ markup: reportStyle }}
        </style>
      </head>
      <body>
        <main>
          ${summary(report, bytes)} ${layerBars(report, bytes)} ${story(report, bytes)}
          ${waste(report, bytes)} ${duplicates(report, bytes)} ${findings(report)}
        </main>
        <footer>Made by ${report.generator} from ${report.source.name}.</footer>
      </body>
    </html> `
  return page.markup
}

function summary(report: Report, bytes: FormatSize): Html {
  const { image, efficiency } = report
  const facts: readonly (readonly [string, Html])[] = [
    ['Image ID', html`<code>${image.id}</code>`],
    ['Tags', html`${image.tags.length === 0 ? 'none' : image.tags.join(', ')}`],
    ['Platform', html`${platformOf(image)}`],
    ['Created', html`${createdText(image.created)}`],
    ['Base image', html`${baseText(report.base)}`],
    ['Size', html`${bytes(image.size)} in ${plural(report.layers.length, 'layer')}`],
    [
      'Merged tree',
      html`${bytes(image.mergedSize)} in ${plural(image.mergedEntries, 'entry', 'entries')}`,
    ],
    ['Waste', html`${bytes(efficiency.wastedBytes)} (${formatShare(1 - efficiency.score)})`],
    ['Efficiency', html`${efficiencyText(report)}`],
  ]
  return html`<h1>${imageTitle(image)}</h1>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`
}

function layerBars(report: Report, bytes: FormatSize): Html {
  const { layers } = report
  if (layers.length === 0) return html``
  const largest = Math.max(1, ...layers.map((layer) => layer.size))
  return html`<h2>Layers by size</h2>
    <p class="quiet">
      <span class="key kept"></span>kept<span class="key base"></span>kept, of the base image<span
        class="key wasted"
      ></span
      >wasted: stored, but not in the merged tree
    </p>
    <ul class="bars">
      ${layers.map(
        (layer) =>
          html`<li>
            <span>Layer ${layer.index}</span>${bar(layer, largest)}<span class="number"
              >${bytes(layer.size)}</span
            >
          </li>`,
      )}
    </ul>`
}

function bar(layer: ReportLayer, largest: number): Html {
  const kept = ((layer.size - layer.wastedBytes) / largest) * 100
  const wasted = (layer.wastedBytes / largest) * 100
  const colour = layer.base ? 'base' : 'kept'
  return html`<span class="bar"
    ><span class="${colour}" style="width:${kept.toFixed(3)}%"></span
    ><span class="wasted" style="width:${wasted.toFixed(3)}%"></span
  ></span>`
}

function story(report: Report, bytes: FormatSize): Html {
  const rows = storyLines(report).map((line) => {
    const { step, layer } = line
    const text = storyText(line)
    return html`<tr${{ markup: layer === null ? ' class="empty"' : '' }}><td class="number">${step === null ? '' : step.index + 1}</td><td>${layerWord(line)}${layer?.base === true ? ' (base)' : ''}</td><td class="number">${layer === null ? '' : bytes(layer.size)}</td><td class="number">${layer === null ? '' : changes(layer)}</td><td class="number">${layer === null || layer.wastedBytes === 0 ? '' : bytes(layer.wastedBytes)}</td><td>${step === null ? text : html`<code>${text}</code>`}</td></tr>
`
  })
  return html`<h2>Build story</h2>
    <table>
      <thead>
        <tr>
          <th class="number">Step</th>
          <th>Layer</th>
          <th class="number">Size</th>
          <th class="number">Changes</th>
          <th class="number">Waste</th>
          <th>Instruction</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
}

function changes(layer: ReportLayer): string {
  return `+${formatCount(layer.added)} ~${formatCount(layer.modified)} ${minusSign}${formatCount(layer.removed)}`
}

function waste({ efficiency }: Report, bytes: FormatSize): Html {
  const copies = efficiency.waste
  if (copies.length === 0) {
    return html`<h2>Waste</h2>
      <p>None: every stored byte is in the merged tree.</p>`
  }
  const rest = copies.slice(listRows)
  const restBytes = rest.reduce((sum, copy) => sum + copy.bytes, 0)
  return html`<h2>Waste</h2>
    <p>
      ${plural(copies.length, 'stored copy', 'stored copies')} with ${bytes(efficiency.wastedBytes)}
      cannot be reached in the merged tree.
    </p>
    <table>
      <thead>
        <tr>
          <th class="number">Bytes</th>
          <th>Cause</th>
          <th>Stored in</th>
          <th>Wasted by</th>
          <th>Path</th>
        </tr>
      </thead>
      <tbody>
        ${copies.slice(0, listRows).map(
          (copy) =>
            html`<tr>
              <td class="number">${bytes(copy.bytes)}</td>
              <td>${causeWords[copy.cause]}</td>
              <td>layer ${copy.storedIn}</td>
              <td>layer ${copy.wastedBy}</td>
              <td><code>${copy.path}</code></td>
            </tr> `,
        )}
      </tbody>
    </table>
    ${rest.length === 0 ? html`` : html`<p class="quiet">And ${plural(rest.length, 'more copy', 'more copies')} with ${bytes(restBytes)}; the JSON report lists all.</p>`}`
}

function duplicates(report: Report, bytes: FormatSize): Html {
  const groups = report.duplicates
  if (groups.length === 0) return html``
  const rest = groups.length - listRows
  return html`<h2>Duplicates</h2>
    <p>Equal content at several paths. A possible saving, not part of the score.</p>
    <table>
      <thead>
        <tr>
          <th class="number">Could give back</th>
          <th class="number">Copies</th>
          <th class="number">Size of each</th>
          <th>Paths</th>
        </tr>
      </thead>
      <tbody>
        ${groups.slice(0, listRows).map(
          (group) =>
            html`<tr>
              <td class="number">${bytes(group.reclaimableBytes)}</td>
              <td class="number">${formatCount(group.count)}</td>
              <td class="number">${bytes(group.size)}</td>
              <td>
                ${group.paths.slice(0, 5).map((path) => html`<code>${path}</code> `)}${group.count > 5 ? `and ${formatCount(group.count - 5)} more` : ''}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>
    ${rest <= 0 ? html`` : html`<p class="quiet">And ${plural(rest, 'more group')}; the JSON report lists all.</p>`}`
}

function findings(report: Report): Html {
  if (report.findings.length === 0) return html``
  return html`<h2>Findings</h2>
    <table>
      <thead>
        <tr>
          <th>Severity</th>
          <th>What</th>
          <th>Code</th>
        </tr>
      </thead>
      <tbody>
        ${report.findings.map(
          ({ severity, message, code }) =>
            html`<tr>
              <td class="${severity}">${severity}</td>
              <td>${message}</td>
              <td><code>${code}</code></td>
            </tr> `,
        )}
      </tbody>
    </table>`
}
