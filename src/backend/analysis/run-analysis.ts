import { stat } from 'node:fs/promises'
import { assertNever } from '../../core/model/assert-never.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { Overview, Progress } from '../../shared/views.ts'
import type { Archive, ByteSource, ReadLayer } from '../archive/archive.ts'
import { readArchive } from '../archive/read-archive.ts'
import { EngineClient } from '../engine/engine-client.ts'
import type { AnalysisSource } from './analysis-source.ts'
import { analyseWith } from './analyse-archive.ts'
import { searchLocalBases } from './base-search.ts'
import { chooseImage } from './choose-image.ts'
import { FinishedAnalysis } from './finished-analysis.ts'
import { Outline } from './outline.ts'
import { ProgressMeter } from './progress-meter.ts'

export interface AnalysisRequest {
  readonly source: AnalysisSource
  /** os/arch[/variant]; null takes the preferred one. */
  readonly platform: string | null
  /** Which image of an archive: a number or a tag; null takes the preferred one. */
  readonly choice: string | null
  readonly generator: string
  readonly signal: AbortSignal
}

export interface AnalysisListener {
  /** At most every 50 ms while bytes come. */
  readonly onProgress?: (progress: Progress) => void
  /** There is something new to show before the end; the function builds it when it is wanted. */
  readonly onOutline?: (overview: () => Overview) => void
}

const progressMs = 50

/**
 * Reads a source once from front to back and analyses the image that is meant. Throws a
 * StrataError; whatever happens, nothing stays open.
 */
export async function runAnalysis(
  request: AnalysisRequest,
  listener: AnalysisListener = {},
): Promise<FinishedAnalysis> {
  const { source } = request
  try {
    switch (source.kind) {
      case 'engine':
        return await fromEngine(source, request, listener)
      case 'path':
        return await fromPath(source, request, listener)
      case 'stream':
        return await fromStream(source, request, listener)
      default:
        return assertNever(source, 'source')
    }
  } catch (error) {
    if (request.signal.aborted) throw new StrataError(errorInfo('cancelled', 'Cancelled.'))
    throw error
  }
}

async function fromEngine(
  source: Extract<AnalysisSource, { kind: 'engine' }>,
  request: AnalysisRequest,
  listener: AnalysisListener,
): Promise<FinishedAnalysis> {
  const { platform, signal } = request
  const client = new EngineClient(source.endpoint)
  try {
    const asked = { platform, signal }
    const [inspected, history] = await Promise.all([
      client.inspect(source.image, asked),
      client.history(source.image, asked),
    ])
    if (!inspected.ok) throw new StrataError(inspected.error)
    const image = inspected.value
    const outline = new Outline(source.image, image, history.ok ? history.value : [])
    const show = (): void => listener.onOutline?.(() => outline.overview())
    show()
    const bases = searchLocalBases(client, image, signal)
    const saved = await client.save(source.image, asked)
    if (!saved.ok) throw new StrataError(saved.error)
    const meter = new ProgressMeter(saved.value.expectedBytes)
    const tellLayers = (): void =>
      meter.layers(outline.layersRead, outline.layersTotal, outline.lastUnread)
    tellLayers()
    const archive = await read(
      { kind: 'stream', stream: saved.value.stream },
      meter,
      request,
      listener,
      ({ diffId, contents }) => {
        if (!outline.addLayer(diffId, contents)) return
        tellLayers()
        show()
      },
    )
    const analyse = analyseWith(archive, {
      source: { kind: 'engine', name: source.image },
      generator: request.generator,
      engine: { image, bases: await bases },
    })
    return new FinishedAnalysis(archive, analyse, chosenOf(archive, request))
  } finally {
    client.close()
  }
}

async function fromPath(
  { path, name }: Extract<AnalysisSource, { kind: 'path' }>,
  request: AnalysisRequest,
  listener: AnalysisListener,
): Promise<FinishedAnalysis> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR'
    throw new StrataError(
      missing
        ? errorInfo('source-not-found', `There is no “${name}”.`, 'Check the path.', error.message)
        : errorInfo('source-unreadable', `“${name}” cannot be read.`, null, error.message),
    )
  })
  const isDirectory = found.isDirectory()
  const meter = new ProgressMeter(found.isFile() ? found.size : null)
  const bytes: ByteSource = { kind: isDirectory ? 'directory' : 'file', path }
  const archive = await read(bytes, meter, request, listener)
  const analyse = analyseWith(archive, {
    source: { kind: isDirectory ? 'oci' : 'archive', name },
    generator: request.generator,
    engine: null,
  })
  return new FinishedAnalysis(archive, analyse, chosenOf(archive, request))
}

async function fromStream(
  { stream, name, expectedBytes }: Extract<AnalysisSource, { kind: 'stream' }>,
  request: AnalysisRequest,
  listener: AnalysisListener,
): Promise<FinishedAnalysis> {
  const meter = new ProgressMeter(expectedBytes)
  const archive = await read({ kind: 'stream', stream }, meter, request, listener)
  const analyse = analyseWith(archive, {
    source: { kind: 'archive', name },
    generator: request.generator,
    engine: null,
  })
  return new FinishedAnalysis(archive, analyse, chosenOf(archive, request))
}

function chosenOf(archive: Archive, { choice, platform }: AnalysisRequest): number {
  return chooseImage(archive.images, archive.preferred, choice, platform)
}

/** Reads the archive and tells how far it is. */
async function read(
  source: ByteSource,
  meter: ProgressMeter,
  { signal }: AnalysisRequest,
  { onProgress }: AnalysisListener,
  onLayer?: (layer: ReadLayer) => void,
): Promise<Archive> {
  let lastTold = 0
  let layersRead = 0
  return readArchive(source, {
    signal,
    onBytes: (total) => {
      meter.bytes(total)
      const now = performance.now()
      if (!onProgress || now - lastTold < progressMs) return
      lastTold = now
      onProgress(meter.progress())
    },
    onLayer: (layer) => {
      layersRead++
      if (onLayer) onLayer(layer)
      else meter.layers(layersRead, null, null)
    },
  })
}
