import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { assertNever } from '../../core/model/assert-never.ts'
import type { Compression } from '../../core/model/image-input.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ImageChoice, Overview, Progress } from '../../shared/views.ts'
import type { Archive, ByteSource, ReadLayer } from '../archive/archive.ts'
import { readArchive } from '../archive/read-archive.ts'
import { skimArchive } from '../archive/skim-archive.ts'
import type { SeekableSource } from '../archive/skim-archive.ts'
import type { AnalysisCache } from '../cache/analysis-cache.ts'
import { identityOf } from '../content/content-source.ts'
import type { ContentSource } from '../content/content-source.ts'
import { EngineClient } from '../engine/engine-client.ts'
import type { EngineImage } from '../engine/engine-image.ts'
import { systemErrorOf } from '../files/system-error.ts'
import type { AnalysisSource } from './analysis-source.ts'
import { ArchiveOutline } from './archive-outline.ts'
import { chooseImage, sameImage } from './choose-image.ts'
import { FinishedAnalysis } from './finished-analysis.ts'
import { ImageAnalyser, isSame } from './image-analyser.ts'
import type { Origin } from './image-analyser.ts'
import { LocalImages } from './local-images.ts'
import { Outline } from './outline.ts'
import { Paced } from './paced.ts'
import { ProgressMeter } from './progress-meter.ts'
import type { Tally } from './read-layers.ts'
import { saveInThread } from './save-in-thread.ts'
import type { SaveOrder } from './save-messages.ts'

export interface AnalysisRequest {
  readonly source: AnalysisSource
  /** os/arch[/variant]; null takes the preferred one. */
  readonly platform: string | null
  /** Which image of an archive: a number or a tag; null takes the preferred one. */
  readonly choice: string | null
  readonly generator: string
  readonly signal: AbortSignal
  /** Where archives of the engine are kept once they have been read; nowhere without it. */
  readonly cache?: AnalysisCache | null
}

export interface AnalysisListener {
  /** At most every 50 ms while bytes come, and once more when they stop coming. */
  readonly onProgress?: (progress: Progress) => void
  /**
   * There is something new to show before the end; the function builds it when it is wanted. With
   * `choose`, another image of the archive can be taken already; it throws a StrataError.
   */
  readonly onOutline?: (overview: () => Overview, choose?: (index: number) => void) => void
  /** The archive is kept from before: nothing will be read. */
  readonly onFound?: () => void
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
    if (request.signal.aborted) throw new StrataError(errorInfo('cancelled', say('cancelled')))
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
    const name = nameToSave(source.image, image)
    const outline = new Outline(name, image, history.ok ? history.value : [])
    const show = (): void => listener.onOutline?.(() => outline.overview())
    show()
    const kept = request.cache?.knownImages(source.endpoint.address) ?? null
    const locals = new LocalImages(client, kept)
    const searched = locals.look(signal, image.id).then(async () => {
      const bases = await locals.below(image.diffIds, signal)
      void locals.keep()
      outline.setBases(bases)
      if (bases.length > 0) show()
      return bases
    })
    // It never fails; but nothing waits for it when the reading does.
    searched.catch(() => {})
    const key = { imageId: image.id, platform, name }
    const found = (await request.cache?.find(key)) ?? null
    if (found !== null) listener.onFound?.()
    const { endpoint } = source
    const order = { endpoint, image: name, platform, told: { image, facts: client.facts } }
    const archive = found ?? (await readFromEngine(order, outline, request, listener))
    const bases = await searched
    const origin = { kind: 'engine', name } as const
    // by its ID: the name may mean another image by then
    const content = engineContent({ ...source, image: image.id }, platform)
    const finished = finish(archive, { source: origin, engine: { image, bases } }, content, request)
    // an archive that is not what it says may be whole the next time
    const isSound = archive.findings.every(({ severity }) => severity !== 'error')
    // by now its name may mean another image than the one that was inspected
    const isMeant = archive.images.some(({ input }) => isSame(image, input(origin)))
    if (found === null && isSound && isMeant) void request.cache?.keep(key, archive)
    return finished
  } finally {
    client.close()
  }
}

async function readFromEngine(
  order: SaveOrder,
  outline: Outline,
  request: AnalysisRequest,
  listener: AnalysisListener,
): Promise<Archive> {
  const { signal } = request
  const meter = new ProgressMeter(null)
  const tellLayers = (): void => tell(meter, outline.tally())
  tellLayers()
  listener.onProgress?.(meter.progress())
  const saved = await saveInThread(order, signal)
  if (!saved.ok) throw new StrataError(saved.error)
  meter.expect(saved.value.expectedBytes)
  return read(
    { kind: 'pieces', pieces: saved.value.pieces },
    meter,
    request,
    listener,
    ({ diffId, contents }) => {
      if (!outline.addLayer(diffId, contents)) return
      tellLayers()
      listener.onOutline?.(() => outline.overview())
    },
  )
}

/**
 * An image that is asked for by its ID but has a name is saved under that name, as a person would:
 * manifest.json and repositories tell names only when the engine was given one.
 */
function nameToSave(asked: string, image: EngineImage): string {
  return asked === image.id ? (image.tags[0] ?? asked) : asked
}

async function fromPath(
  { path, name }: Extract<AnalysisSource, { kind: 'path' }>,
  request: AnalysisRequest,
  listener: AnalysisListener,
): Promise<FinishedAnalysis> {
  const found = await stat(path).catch((error: unknown) => {
    const { code, message } = systemErrorOf(error)
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new StrataError(
      missing
        ? errorInfo('source-not-found', say('noSuchSource', name), say('checkPath'), message)
        : errorInfo('source-unreadable', say('sourceUnreadable', name), null, message),
    )
  })
  const isDirectory = found.isDirectory()
  const meter = new ProgressMeter(found.isFile() ? found.size : null)
  const bytes: SeekableSource = { kind: isDirectory ? 'directory' : 'file', path }
  const kind = isDirectory ? 'oci' : 'archive'
  const origin: Origin = { source: { kind, name }, engine: null }
  const outline = listener.onOutline ? await firstLook(bytes, origin, request) : null
  const show = (): void => {
    if (outline === null) return
    tell(meter, outline.tally())
    listener.onOutline?.(() => outline.overview(), choose)
  }
  const choose = (index: number): void => {
    outline?.choose(index)
    show()
  }
  show()
  const onLayer = ({ diffId, contents }: ReadLayer): void => {
    if (outline?.addLayer(diffId, contents) === true) show()
  }
  const knowsLayers = outline !== null && outline.tally() !== null
  const archive = await read(bytes, meter, request, listener, knowsLayers ? onLayer : undefined)
  const content = pathContent(path, found, archive.compression)
  return finish(archive, origin, content, request, outline?.wished ?? null)
}

/** What an archive's metadata tells before it is read; null when that is nothing. */
async function firstLook(
  source: SeekableSource,
  origin: Origin,
  { choice, platform, signal }: AnalysisRequest,
): Promise<ArchiveOutline | null> {
  const skimmed = await skimArchive(source, signal)
  if (skimmed === null) return null
  try {
    const chosen = chooseImage(skimmed.images, skimmed.preferred, choice, platform)
    return new ArchiveOutline(skimmed, origin, chosen)
  } catch (error) {
    // an image that is not there is refused when the whole archive is known
    if (error instanceof StrataError) return null
    throw error
  }
}

async function fromStream(
  { stream, name, expectedBytes }: Extract<AnalysisSource, { kind: 'stream' }>,
  request: AnalysisRequest,
  listener: AnalysisListener,
): Promise<FinishedAnalysis> {
  const meter = new ProgressMeter(expectedBytes)
  const archive = await read({ kind: 'stream', stream }, meter, request, listener)
  const origin = { source: { kind: 'archive', name }, engine: null } as const
  return finish(archive, origin, { kind: 'passed' }, request)
}

/** The engine is asked for the image once more, and told to stop as soon as the bytes are there. */
function engineContent(
  { endpoint, image }: Extract<AnalysisSource, { kind: 'engine' }>,
  platform: string | null,
): ContentSource {
  return {
    kind: 'engine',
    save: async (signal) => {
      const client = new EngineClient(endpoint)
      const saved = await client.save(image, { platform, signal })
      if (!saved.ok) {
        client.close()
        throw new StrataError(saved.error)
      }
      return saved.value.stream.once('close', () => client.close())
    },
  }
}

function pathContent(path: string, found: Stats, compression: Compression): ContentSource {
  if (found.isDirectory()) return { kind: 'directory', path }
  // a pipe has a name, but gives its bytes once only
  if (!found.isFile()) return { kind: 'passed' }
  return { kind: 'file', path, compression, identity: identityOf(found) }
}

function finish(
  archive: Archive,
  origin: Origin,
  content: ContentSource,
  request: AnalysisRequest,
  wished: ImageChoice | null = null,
): FinishedAnalysis {
  const { choice, platform, generator } = request
  const chosen =
    (wished === null ? null : sameImage(archive.images, wished)) ??
    chooseImage(archive.images, archive.preferred, choice, platform)
  const analyser = new ImageAnalyser(archive, origin)
  return new FinishedAnalysis(archive, analyser, generator, chosen, content)
}

/** Which layers of the image have been read; nothing where that is not known by their digests. */
function tell(meter: ProgressMeter, tally: Tally | null): void {
  if (tally !== null) meter.layers(tally.read, tally.total, tally.lastUnread)
}

/** Reads the archive and tells how far it is. */
async function read(
  source: ByteSource,
  meter: ProgressMeter,
  { signal }: AnalysisRequest,
  { onProgress }: AnalysisListener,
  onLayer?: (layer: ReadLayer) => void,
): Promise<Archive> {
  const told = new Paced<Progress>((progress) => onProgress?.(progress), progressMs)
  let layersRead = 0
  const archive = await readArchive(source, {
    signal,
    onBytes: (total) => {
      meter.bytes(total)
      told.offer(() => meter.progress())
    },
    onLayer: (layer) => {
      layersRead++
      if (onLayer) onLayer(layer)
      else meter.layers(layersRead, null, null)
    },
  }).finally(() => told.drop())
  if (!archive.ok) throw new StrataError(archive.error)
  return archive.value
}
