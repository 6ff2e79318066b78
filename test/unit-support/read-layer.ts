import { entryKindOf, kindHardlink, kindSymlink } from '../../src/core/model/entry-kind.ts'
import type { Result } from '../../src/core/model/result.ts'
import { PathTable } from '../../src/core/store/path-table.ts'
import type { LayerContents } from '../../src/core/tar/layer-contents.ts'
import type { LayerLimits } from '../../src/core/tar/layer-limits.ts'
import { defaultLayerLimits } from '../../src/core/tar/layer-limits.ts'
import { LayerReader } from '../../src/core/tar/layer-reader.ts'
import type { LayerReadError } from '../../src/core/tar/layer-read-error.ts'
import { createSha256, sha256Once } from '../../src/backend/archive/bytes/sha256.ts'

/** An entry of a layer as a test compares it. */
export interface LayerEntry {
  readonly path: string
  readonly kind: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  readonly mtime: number
  readonly link: string | null
  readonly digest: string | null
  readonly device: readonly [number, number]
  readonly xattrs: Readonly<Record<string, string>>
  readonly dataOffset: number
  readonly symbolBytes: number
}

export interface LayerListing {
  readonly entries: readonly LayerEntry[]
  readonly tarSize: number
  readonly findings: readonly string[]
}

export interface ReadOptions {
  readonly chunkSize?: number
  readonly limits?: Partial<LayerLimits>
  readonly hashOnce?: boolean
}

/** Reads a whole tar with the real reader and the real sha256. */
export function readLayer(
  bytes: Uint8Array,
  { chunkSize = 64 * 1024, limits = {}, hashOnce = true }: ReadOptions = {},
): Result<LayerListing, LayerReadError> {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += chunkSize) chunks.push(bytes.slice(at, at + chunkSize))
  return readChunks(chunks, limits, hashOnce)
}

export function readChunks(
  chunks: readonly Uint8Array[],
  limits: Partial<LayerLimits> = {},
  hashOnce = true,
): Result<LayerListing, LayerReadError> {
  const paths = new PathTable()
  const reader = new LayerReader({
    paths,
    createHash: createSha256,
    ...(hashOnce ? { hashOnce: sha256Once } : {}),
    limits: { ...defaultLayerLimits, ...limits },
  })
  for (const chunk of chunks) {
    reader.push(chunk)
    // the reader keeps no chunk: what becomes of it afterwards must not matter
    chunk.fill(0xff)
  }
  const read = reader.finish()
  return read.ok ? { ok: true, value: list(read.value, paths) } : read
}

/** The listing, or a failure of the test with the reader's own words. */
export function listLayer(bytes: Uint8Array, options?: ReadOptions): LayerListing {
  const read = readLayer(bytes, options)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function list({ entries, xattrSets, tarSize, findings }: LayerContents, paths: PathTable) {
  const rows: LayerEntry[] = []
  for (let i = 0; i < entries.count; i++) {
    const kind = entries.kind[i] ?? -1
    const digest = entries.digest(i)
    rows.push({
      path: text(paths.bytes(entries.path[i] ?? 0)),
      kind: entryKindOf(kind),
      mode: entries.mode[i] ?? -1,
      uid: entries.uid[i] ?? -1,
      gid: entries.gid[i] ?? -1,
      size: entries.size[i] ?? -1,
      mtime: entries.mtime[i] ?? -1,
      link: linkOf(kind, entries.link[i] ?? -1, paths),
      digest: digest === null ? null : Buffer.from(digest).toString('hex'),
      device: entries.device(i),
      xattrs: Object.fromEntries(
        [...(xattrSets[entries.xattrs[i] ?? 0] ?? [])].map(([name, value]) => [name, text(value)]),
      ),
      dataOffset: entries.dataOffset[i] ?? -1,
      symbolBytes: entries.symbolBytes(i),
    })
  }
  return {
    entries: rows,
    tarSize,
    findings: findings.map(({ code, message }) => `${code}: ${message}`),
  }
}

function linkOf(kind: number, link: number, paths: PathTable): string | null {
  if (kind === kindSymlink) return text(paths.names.bytes(link))
  if (kind === kindHardlink && link >= 0) return text(paths.bytes(link))
  return null
}

/** Every byte one character, so that nothing is lost. */
function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
