import type { Report } from '../model/report.ts'
import { storyLines } from './report-words.ts'

const columns = [
  'step',
  'created',
  'instruction',
  'empty_layer',
  'layer',
  'diff_id',
  'digest',
  'media_type',
  'compression',
  'blob_size',
  'tar_size',
  'size',
  'files',
  'directories',
  'links',
  'others',
  'whiteouts',
  'added',
  'modified',
  'removed',
  'wasted_bytes',
  'base',
  'verified',
  'created_by',
] as const

type Cell = string | number | boolean | null

/**
 * The build story as CSV (RFC 4180, UTF-8, CRLF): one row a step, with its layer when it has one,
 * and one row for a layer whose step is not known. Steps count from 1 as everywhere people read
 * them, layers from 0. Text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function reportToCsv(report: Report): string {
  const rows = storyLines(report).map(
    ({ step, layer }): Record<(typeof columns)[number], Cell> => ({
      step: step === null ? null : step.index + 1,
      created: step?.created ?? null,
      instruction: step?.instruction ?? null,
      empty_layer: step?.emptyLayer ?? null,
      layer: layer?.index ?? null,
      diff_id: layer?.diffId ?? null,
      digest: layer?.digest ?? null,
      media_type: layer?.mediaType ?? null,
      compression: layer?.compression ?? null,
      blob_size: layer?.blobSize ?? null,
      tar_size: layer?.tarSize ?? null,
      size: layer?.size ?? null,
      files: layer?.files ?? null,
      directories: layer?.directories ?? null,
      links: layer?.links ?? null,
      others: layer?.others ?? null,
      whiteouts: layer?.whiteouts ?? null,
      added: layer?.added ?? null,
      modified: layer?.modified ?? null,
      removed: layer?.removed ?? null,
      wasted_bytes: layer?.wastedBytes ?? null,
      base: layer?.base ?? null,
      verified: layer?.verified ?? null,
      created_by: step?.createdBy ?? null,
    }),
  )
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((name) => field(row[name])).join(',')),
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
