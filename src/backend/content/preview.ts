import { entryKindOf, kindFile, kindHardlink } from '../../core/model/entry-kind.ts'
import { digestText } from '../../core/queries/life.ts'
import { factsAt, linkTargetOf } from '../../core/queries/row-builder.ts'
import type { Timeline } from '../../core/union/timeline.ts'
import type { Preview, PreviewContent, PreviewRequest } from '../../shared/file-views.ts'
import type { FileContent } from './file-content.ts'
import { hexRows } from './hex-rows.ts'
import { imageType } from './image-type.ts'
import { decodeText, detectEncoding, headBytes } from './text-encoding.ts'
import { decodeXattrs } from './xattrs.ts'

const textBytes = 1024 * 1024
const hexBytes = 64 * 1024
/** Larger pictures are shown as hex. */
const imageBytes = 4 * 1024 * 1024

interface Shown {
  readonly content: PreviewContent
  readonly end: number
}

/**
 * What one stored copy (an entry number) holds, as far as one page shows it. Throws a StrataError
 * when the content cannot be had.
 */
export async function previewOf(
  timeline: Timeline,
  content: FileContent,
  entry: number,
  request: PreviewRequest,
  signal: AbortSignal,
): Promise<Preview> {
  const facts = factsAt(timeline, entry)
  const isFile = facts.kind === kindFile || (facts.kind === kindHardlink && !facts.broken)
  const size = isFile ? facts.size : 0
  const offset = Math.min(request.offset, size)
  const nothing: Shown = { content: { kind: 'nothing' }, end: 0 }
  const shown = size === 0 ? nothing : await show(content, entry, size, offset, request.as, signal)
  return {
    path: request.path,
    layer: request.layer,
    kind: entryKindOf(facts.kind),
    size,
    offset,
    end: shown.end,
    more: shown.end < size,
    content: shown.content,
    linkTarget: entry < 0 ? null : linkTargetOf(timeline, entry),
    xattrs: decodeXattrs(facts.xattrs),
    digest: digestText(facts.digest),
  }
}

async function show(
  content: FileContent,
  entry: number,
  size: number,
  offset: number,
  as: PreviewRequest['as'],
  signal: AbortSignal,
): Promise<Shown> {
  const read = (from: number, length: number) => content.read(entry, from, length, signal)
  const head = await read(0, headBytes)
  const image = as === 'auto' && offset === 0 && size <= imageBytes ? imageType(head) : null
  if (image !== null) {
    const base64 = Buffer.from(await read(0, size)).toString('base64')
    return { content: { kind: 'image', mediaType: image, base64 }, end: size }
  }
  const detected = detectEncoding(head, head.length >= size)
  const encoding = as === 'hex' ? null : as === 'text' ? (detected ?? 'latin-1') : detected
  if (encoding === null) {
    const bytes = await read(offset, hexBytes)
    return { content: { kind: 'hex', rows: hexRows(bytes, offset) }, end: offset + bytes.length }
  }
  const bytes = await read(offset, textBytes)
  const isLast = offset + bytes.length >= size
  const { text, used } = decodeText(bytes, encoding, isLast)
  return { content: { kind: 'text', encoding, text }, end: offset + used }
}
