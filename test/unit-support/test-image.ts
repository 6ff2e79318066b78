import { createHash } from 'node:crypto'
import { analyzeImage } from '../../src/core/analysis/analyze-image.ts'
import type { ImageAnalysis } from '../../src/core/analysis/analyze-image.ts'
import type { DetectedBase } from '../../src/core/analysis/base.ts'
import { entryKinds } from '../../src/core/model/entry-kind.ts'
import type { EntryKind } from '../../src/core/model/entry-kind.ts'
import type { ImageInput, LayerInput } from '../../src/core/model/image-input.ts'
import { EntryTable } from '../../src/core/store/entry-table.ts'
import { PathTable } from '../../src/core/store/path-table.ts'
import type { LayerContents, XattrSet } from '../../src/core/tar/layer-contents.ts'

/** One tar entry, as a test writes it down. */
export interface TestEntry {
  readonly path: string | Uint8Array
  readonly kind: EntryKind
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: number
  /** What the file holds; equal words are equal content. */
  readonly content: string
  /** Bytes; the length of `content` unless a test wants a large file without making one. */
  readonly size: number
  /** Of these, what stripping would save. */
  readonly symbolBytes: number
  readonly link: string
  readonly xattrs: Readonly<Record<string, string>>
  readonly device: readonly [number, number]
}

type Details = Partial<Omit<TestEntry, 'path' | 'kind'>>

function entry(path: string | Uint8Array, kind: EntryKind, details: Details): TestEntry {
  return {
    path,
    kind,
    mode: kind === 'directory' ? 0o755 : 0o644,
    uid: 0,
    gid: 0,
    mtime: 1_500_000_000_000,
    content: '',
    size: details.content?.length ?? 0,
    symbolBytes: 0,
    link: '',
    xattrs: {},
    device: [0, 0],
    ...details,
  }
}

export const file = (path: string | Uint8Array, content: string, details: Details = {}) =>
  entry(path, 'file', { content, ...details })
/** A file of `size` bytes; equal `content` words are equal content. */
export const sized = (path: string, size: number, content: string, details: Details = {}) =>
  entry(path, 'file', { content, size, ...details })
export const directory = (path: string, details: Details = {}) => entry(path, 'directory', details)
export const symlink = (path: string, link: string, details: Details = {}) =>
  entry(path, 'symlink', { link, ...details })
export const hardlink = (path: string, link: string) => entry(path, 'hardlink', { link })
export const whiteout = (path: string) => entry(path, 'whiteout', {})
export const opaque = (path: string) => entry(path, 'opaque', {})
export const device = (
  path: string,
  kind: 'character' | 'block',
  numbers: readonly [number, number],
) => entry(path, kind, { device: numbers })

export type TestLayer = readonly TestEntry[]

/** The columns of a layer, filled as the layer reader fills them. */
export function layerContents(paths: PathTable, layer: TestLayer): LayerContents {
  const entries = new EntryTable()
  const xattrSets: XattrSet[] = [new Map()]
  for (const test of layer) {
    const at = entries.add({
      path: paths.intern(bytesOf(test.path)),
      kind: entryKinds.indexOf(test.kind),
      mode: test.mode,
      uid: test.uid,
      gid: test.gid,
      size: test.kind === 'file' ? test.size : 0,
      mtime: test.mtime,
      link: linkOf(paths, test),
      xattrs: xattrNumber(xattrSets, test.xattrs),
      deviceMajor: test.device[0],
      deviceMinor: test.device[1],
      dataOffset: 0,
    })
    if (test.symbolBytes > 0) entries.setSymbolBytes(at, test.symbolBytes)
    if (test.kind === 'file')
      entries.setDigest(at, createHash('sha256').update(test.content).digest())
  }
  entries.trim()
  return { entries, xattrSets, tarSize: 1024, findings: [] }
}

function linkOf(paths: PathTable, test: TestEntry): number {
  if (test.kind === 'hardlink') return paths.intern(bytesOf(test.link))
  return test.kind === 'symlink' ? paths.names.intern(bytesOf(test.link)) : -1
}

function xattrNumber(sets: XattrSet[], xattrs: TestEntry['xattrs']): number {
  const pairs = Object.entries(xattrs).map(([name, value]) => [name, bytesOf(value)] as const)
  return pairs.length === 0 ? 0 : sets.push(new Map(pairs)) - 1
}

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}

export function textOf(paths: PathTable, path: number): string {
  return new TextDecoder().decode(paths.bytes(path))
}

/** A base that is known: the lowest layer, whose first step is its own. */
export const knownBase = {
  layers: 1,
  confidence: 'exact',
  name: 'b',
  evidence: [],
  said: [],
  steps: 1,
} as const satisfies DetectedBase

export interface TestImageOptions {
  readonly config?: unknown
  readonly base?: DetectedBase
  readonly layer?: Partial<LayerInput>
}

/** An image of these layers (null: not in the archive), with a history step for each. */
export function testInput(
  paths: PathTable,
  layers: readonly (TestLayer | null)[],
  options: TestImageOptions = {},
): ImageInput {
  const history = layers.map((_, index) => ({ created_by: `RUN step ${index + 1}` }))
  return {
    source: { kind: 'archive', name: 'test.tar', format: 'docker-legacy', bytesRead: 4096 },
    imageId: `sha256:${'ab'.repeat(32)}`,
    tags: ['test:latest'],
    digests: [],
    config: 'config' in options ? options.config : { os: 'linux', architecture: 'amd64', history },
    manifest: null,
    layers: layers.map((layer, index) => ({
      diffId: `sha256:${String(index).padStart(64, '0')}`,
      chainId: `sha256:${String(index).padStart(64, 'c')}`,
      digest: null,
      mediaType: null,
      compression: 'none',
      blobSize: 0,
      verified: true,
      contents: layer === null ? null : layerContents(paths, layer),
      ...options.layer,
    })),
    findings: [],
  }
}

export function analyze(
  layers: readonly (TestLayer | null)[],
  options: TestImageOptions = {},
): ImageAnalysis {
  const paths = new PathTable()
  return analyzeImage(testInput(paths, layers, options), paths, options.base)
}
