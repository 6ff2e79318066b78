import { assertNever } from '../../core/model/assert-never.ts'
import type { Report } from '../../core/model/report.ts'
import { fileStem } from '../../core/report/file-stem.ts'
import { reportToCsv } from '../../core/report/report-to-csv.ts'
import { reportToHtml } from '../../core/report/report-to-html.ts'
import { reportToMarkdown } from '../../core/report/report-to-markdown.ts'
import { reportToTable } from '../../core/report/report-to-table.ts'
import type { ExportFormat } from '../../shared/views.ts'

/** The text of a report in one of its forms; it ends with a line break. `width` is for the table. */
export function reportText(
  report: Report,
  format: ExportFormat | 'table',
  width: number | null = null,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'markdown':
      return reportToMarkdown(report)
    case 'csv':
      return reportToCsv(report)
    case 'html':
      return `${reportToHtml(report)}\n`
    case 'table':
      return reportToTable(report, width === null ? {} : { width })
    default:
      return assertNever(format, 'report format')
  }
}

const kinds = {
  json: { suffix: 'json', mediaType: 'application/json' },
  markdown: { suffix: 'md', mediaType: 'text/markdown' },
  csv: { suffix: 'csv', mediaType: 'text/csv' },
  html: { suffix: 'html', mediaType: 'text/html' },
} as const

/** A report as a file: a name that any file system takes, the media type, and the text. */
export function reportFile(report: Report, format: ExportFormat) {
  const { suffix, mediaType } = kinds[format]
  const fileName = `${fileStem(report.image, report.source.name)}.strata.${suffix}`
  return { fileName, mediaType, text: reportText(report, format) }
}
