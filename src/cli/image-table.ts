import type { ImageSummary } from '../shared/views.ts'
import { plainBytes } from './plain-bytes.ts'

/** The images of an engine as columns: one row for each name, as `docker images` lists them. */
export function imageTable(images: readonly ImageSummary[], now: number): string {
  const rows = images.flatMap((image) => {
    const names = image.tags.length > 0 ? image.tags : ['<untagged>']
    const age = image.created === null ? 'unknown' : ageOf(now - image.created)
    return names.map((name) => [name, image.shortId, age, plainBytes(image.size)])
  })
  const table = [['IMAGE', 'ID', 'CREATED', 'SIZE'], ...rows]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  )
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 3 ? cell.padStart(widths[3] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  '),
  )
  return `${lines.join('\n')}\n`
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, in the largest unit that fits twice. */
function ageOf(milliseconds: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['years', 365 * day],
    ['months', 30 * day],
    ['weeks', 7 * day],
    ['days', day],
    ['hours', hour],
    ['minutes', minute],
  ]
  for (const [name, length] of units) {
    if (milliseconds >= 2 * length) return `${Math.floor(milliseconds / length)} ${name} ago`
  }
  return 'just now'
}
