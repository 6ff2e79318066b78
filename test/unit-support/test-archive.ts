import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Archive, ByteSource, ReadArchiveOptions } from '../../src/backend/archive/archive.ts'
import type { Pieces } from '../../src/backend/archive/bytes/pieces.ts'
import { readArchive } from '../../src/backend/archive/read-archive.ts'
import type { ImageInput } from '../../src/core/model/image-input.ts'
import type { Result } from '../../src/core/model/result.ts'
import type { ErrorInfo } from '../../src/shared/errors.ts'

/** What a tar entry is when it is no file. */
export interface TestHeader {
  readonly type: 'directory' | 'symlink' | 'link' | 'fifo'
  readonly linkname?: string
}

/** One entry of a tar: its name and content, or a link or folder. */
export type TestTarEntry = readonly [name: string, what: string | Uint8Array | TestHeader]

const typeFlags = { link: '1', symlink: '2', directory: '5', fifo: '6' }

/** A ustar header, behind a GNU long name when the name has more than 100 bytes. */
export function headerOf(name: string, size: number, flag = '0', linkname = ''): Buffer {
  const header = Buffer.alloc(512)
  const octal = (value: number, at: number, digits: number) =>
    header.write(value.toString(8).padStart(digits, '0'), at)
  header.write(name.slice(0, 100), 0)
  octal(0o644, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(1_500_000_000, 136, 11)
  header.write(flag, 156)
  header.write(linkname, 157)
  header.write('ustar\x0000', 257)
  return name.length > 100 ? Buffer.concat([longNameOf(name), sealed(header)]) : sealed(header)
}

function longNameOf(name: string): Buffer {
  const bytes = Buffer.from(`${name}\0`)
  const header = headerOf('././@LongLink', bytes.length, 'L')
  return Buffer.concat([header, bytes, Buffer.alloc(-bytes.length & 511)])
}

/** The header with a checksum that fits. */
export function sealed(header: Buffer): Buffer {
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** The bytes of one file in a tar: header, content, padding. */
export function fileIn(name: string, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([headerOf(name, bytes.length), bytes, Buffer.alloc(-bytes.length & 511)])
}

/** A tar with these entries and its two zero blocks at the end. */
export function tarOf(...entries: readonly TestTarEntry[]): Buffer {
  const parts = entries.map(([name, what]) =>
    typeof what === 'string' || what instanceof Uint8Array
      ? fileIn(name, what)
      : headerOf(name, 0, typeFlags[what.type], what.linkname),
  )
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

/** A layer tar of files: path → content. */
export function layerOf(files: Readonly<Record<string, string>>): Buffer {
  return tarOf(...Object.entries(files).map(([name, content]) => [name, content] as const))
}

export function sha256(bytes: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

export function hexOf(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1)
}

/** The config of an image with these uncompressed layers. */
export function configOf(layers: readonly Uint8Array[], more: object = {}): string {
  return JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: { Cmd: ['sh'] },
    rootfs: { type: 'layers', diff_ids: layers.map(sha256) },
    history: layers.map((_, at) => ({ created_by: `step ${at}` })),
    ...more,
  })
}

/** A descriptor of these bytes (OCI descriptor.md). */
export function descriptorOf(mediaType: string, bytes: string | Uint8Array, more: object = {}) {
  return { mediaType, digest: sha256(bytes), size: Buffer.from(bytes).length, ...more }
}

/** A content-addressed entry. */
export function blobOf(bytes: string | Uint8Array): TestTarEntry {
  return [`blobs/sha256/${hexOf(sha256(bytes))}`, bytes]
}

export const ociLayout: TestTarEntry = ['oci-layout', '{"imageLayoutVersion":"1.0.0"}']
export const layerType = 'application/vnd.oci.image.layer.v1.tar'
export const configType = 'application/vnd.oci.image.config.v1+json'
export const manifestType = 'application/vnd.oci.image.manifest.v1+json'
export const indexType = 'application/vnd.oci.image.index.v1+json'

/**
 * Reads an archive given as its bytes, in pieces of a size. A piece that is given back is filled
 * with other bytes at once: whoever still looked at it would read nonsense.
 */
export function readBytes(
  bytes: Uint8Array,
  options: Partial<ReadArchiveOptions> = {},
  size = 64 * 1024,
): Promise<Result<Archive, ErrorInfo>> {
  const pieces: Pieces = {
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < bytes.length; at += size) {
        // a turn for everybody, as between the pieces of a real source
        await setImmediate()
        yield new Uint8Array(bytes.subarray(at, at + size))
      }
    },
    giveBack: (piece) => void new Uint8Array(piece.buffer).fill(0xa5),
    close: () => undefined,
  }
  return readFrom({ kind: 'pieces', pieces }, options)
}

export function readFrom(
  source: ByteSource,
  options: Partial<ReadArchiveOptions> = {},
): Promise<Result<Archive, ErrorInfo>> {
  return readArchive(source, { signal: new AbortController().signal, ...options })
}

/** Reads an archive that has to be readable. */
export async function archiveOf(...entries: readonly TestTarEntry[]): Promise<Archive> {
  const result = await readBytes(tarOf(...entries))
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

/** The image at a position, the preferred one by default. */
export function inputOf(archive: Archive, at = archive.preferred): ImageInput {
  const image = archive.images[at]
  if (image === undefined) throw new Error(`no image ${at}`)
  return image.input({ kind: 'archive', name: 'test.tar' })
}

/** The paths of each layer in their order; null for a layer that is not in the archive. */
export function pathsOf(archive: Archive, at = archive.preferred): (readonly string[] | null)[] {
  return inputOf(archive, at).layers.map(({ contents }) =>
    contents === null
      ? null
      : Array.from({ length: contents.entries.count }, (_, entry) =>
          Buffer.from(archive.paths.bytes(contents.entries.path[entry] as number)).toString(),
        ),
  )
}

export function codesOf(input: ImageInput): readonly string[] {
  return input.findings.map(({ code }) => code)
}
