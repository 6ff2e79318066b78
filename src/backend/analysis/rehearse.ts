import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { padding, tarEnd, tarHeader } from '../extract/tar-header.ts'
import type { FinishedAnalysis } from './finished-analysis.ts'
import { runAnalysis } from './run-analysis.ts'

/** Enough for V8 to compile what an analysis does most. */
const files = 2000

/**
 * Analyses an image that is made up, in some 100 ms of a worker that waits for its image: to open one
 * of 100,000 entries again then takes two thirds of the time. Null when it was stopped; never fails.
 */
export async function rehearse(signal: AbortSignal): Promise<FinishedAnalysis | null> {
  try {
    const stream = Readable.from([madeUpArchive()])
    const source = { kind: 'stream', stream, name: 'rehearsal', expectedBytes: null } as const
    const asked = { source, platform: null, choice: null, generator: '', signal }
    const finished = await runAnalysis(asked)
    finished.overview()
    return finished
  } catch {
    return null
  }
}

/** A docker archive of two layers: the second changes, adds and deletes. */
function madeUpArchive(): Buffer {
  const layers = [
    tarOf(someFiles(0, files, 'a')),
    tarOf([
      ...someFiles(files / 2, files / 4, 'b'),
      ...someFiles(files, files / 4, 'a'),
      ...someFiles(0, files / 8, '', '.wh.'),
    ]),
  ]
  const diffIds = layers.map(
    (layer) => `sha256:${createHash('sha256').update(layer).digest('hex')}`,
  )
  const history = layers.map(() => ({ created_by: 'RUN /bin/sh -c true' }))
  const config = { rootfs: { type: 'layers', diff_ids: diffIds }, history, config: {} }
  const names = layers.map((_, at) => `${at}/layer.tar`)
  const manifest = [{ Config: 'config.json', RepoTags: ['rehearsal:1'], Layers: names }]
  return tarOf([
    ...layers.map((layer, at) => [names[at] ?? '', layer] as const),
    ['config.json', JSON.stringify(config)],
    ['manifest.json', JSON.stringify(manifest)],
  ])
}

type TarFile = readonly [name: string, content: string | Buffer]

function someFiles(from: number, count: number, content: string, prefix = ''): TarFile[] {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index
    return [`usr/lib/part-${at % 50}/${prefix}file-${at}`, content && `${content}${at % 300}`]
  })
}

function tarOf(entries: readonly TarFile[]): Buffer {
  const members = entries.flatMap(([name, content]) => {
    const bytes = Buffer.from(content)
    const header = tarHeader({ ...plainFile, name: Buffer.from(name), size: bytes.length })
    return [header, bytes, padding(bytes.length)]
  })
  return Buffer.concat([...members, tarEnd()])
}

const plainFile = {
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  mtime: 0,
  link: null,
  device: null,
  xattrs: new Map<string, Uint8Array>(),
} as const
