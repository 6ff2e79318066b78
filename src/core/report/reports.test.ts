import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { sampleReport } from '../../../test/unit-support/sample-report.ts'
import { analyze, file } from '../../../test/unit-support/test-image.ts'
import type { Report } from '../model/report.ts'
import { buildReport } from './build-report.ts'
import { reportToCsv } from './report-to-csv.ts'
import { reportToHtml } from './report-to-html.ts'
import { reportToMarkdown } from './report-to-markdown.ts'
import { reportToTable } from './report-to-table.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'),
) as object
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

const report = sampleReport()
const mismatch = buildReport(
  analyze([[file('/a', '1')], [file('/a', '2')]], {
    config: { history: [{ created_by: '=HYPERLINK("x")', created: '1970-01-01T00:00:00Z' }] },
  }),
  'strata 0.0.0',
)

describe('report version 1', () => {
  it('fits its schema', () => {
    for (const one of [report, mismatch]) {
      expect(validate(JSON.parse(JSON.stringify(one)))).toBe(true)
    }
  })

  it('does not fit when a field is missing, unknown or of another kind', () => {
    const { efficiency, ...less } = report
    expect(validate(less)).toBe(false)
    expect(validate({ ...report, more: 1 })).toBe(false)
    expect(validate({ ...report, efficiency: { ...efficiency, score: 1.5 } })).toBe(false)
  })

  it('holds the waste whole, so that it adds up', () => {
    const { waste, storedBytes, keptBytes, wastedBytes } = report.efficiency
    expect(waste.map((copy) => `${copy.path} ${copy.cause}`)).toEqual([
      '/var/cache/apt/pkgcache.bin deleted',
      '/bin/bash metadata-only-copy',
      '/var/lib/dpkg/status overwritten',
    ])
    expect(waste.reduce((sum, copy) => sum + copy.bytes, 0)).toBe(wastedBytes)
    expect(keptBytes + wastedBytes).toBe(storedBytes)
  })

  it('is the same for the same image', () => {
    expect(JSON.stringify(sampleReport())).toBe(JSON.stringify(report))
  })
})

describe('goldens', () => {
  const golden = (name: string): string =>
    new URL(`../../../test/golden/report/${name}`, import.meta.url).pathname

  it('table', async () => {
    await expect(reportToTable(report)).toMatchFileSnapshot(golden('sample.txt'))
  })
  it('table of a history that does not fit', async () => {
    await expect(reportToTable(mismatch)).toMatchFileSnapshot(golden('mismatch.txt'))
  })
  it('Markdown', async () => {
    await expect(reportToMarkdown(report)).toMatchFileSnapshot(golden('sample.md'))
  })
  it('CSV', async () => {
    await expect(reportToCsv(report)).toMatchFileSnapshot(golden('sample.csv'))
  })
})

describe('the table', () => {
  it('is no wider than the terminal, and has no sign that a terminal may not have', () => {
    const lines = reportToTable(report, { width: 60 }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
    expect(reportToTable(mismatch)).toMatch(/^[\x00-\x7f]*$/)
  })

  it('counts in IEC units when asked', () => {
    expect(reportToTable(report, { units: 'iec' })).toContain('34.8 MiB')
  })
})

describe('the CSV', () => {
  const cells = (one: Report) => reportToCsv(one).split('\r\n')

  it('has a row for every step and for every layer without one', () => {
    expect(cells(report)).toHaveLength(1 + 6 + 1)
    expect(cells(mismatch)).toHaveLength(1 + 1 + 2 + 1)
  })

  it('lets no spreadsheet run text from an image', () => {
    expect(reportToCsv(mismatch)).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

describe('the HTML', () => {
  const page = reportToHtml({
    ...report,
    source: { ...report.source, name: '<img src=x onerror=y>' },
  })

  it('opens offline and can run nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).not.toMatch(/<script|<img|<link|https?:|url\(|\son\w+=(?!y)/i)
  })

  it('shows text from the image as text', () => {
    const hostile = { ...report, image: { ...report.image, tags: ["a\"><b onx='1'>\u202e"] } }
    const text = reportToHtml(hostile)
    expect(text).toContain('a&quot;&gt;&lt;b onx=&#39;1&#39;&gt;⟨U+202E⟩')
    expect(text).not.toContain('\u202e')
    expect(page).toContain('&lt;img src=x onerror=y&gt;')
  })

  it('is balanced, and has every step and wasted copy', () => {
    const opened = [...page.matchAll(/<(h1|h2|p|table|tr|td|th|ul|li|span|dl|dt|dd|code|main)\b/g)]
    const closed = [
      ...page.matchAll(/<\/(h1|h2|p|table|tr|td|th|ul|li|span|dl|dt|dd|code|main)\s*>/g),
    ]
    expect(closed).toHaveLength(opened.length)
    for (const step of report.history)
      expect(page).toContain(`<td class="number">${step.index + 1}</td>`)
    for (const copy of report.efficiency.waste) expect(page).toContain(`<code>${copy.path}</code>`)
  })
})
