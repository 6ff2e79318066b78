import { realpath } from 'node:fs/promises'
import { factsAt } from '../../core/queries/row-builder.ts'
import { decodeName } from '../../core/model/display-text.ts'
import { say } from '../../core/sentences/sentence.ts'
import { rootPath } from '../../core/store/path-table.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type {
  ExtractProgress,
  ExtractReport,
  ExtractRequest,
  ExtractSelection,
} from '../../shared/file-views.ts'
import type { FileDesk } from '../explorer/file-desk.ts'
import { makeFolder } from '../files/make-folder.ts'
import { systemErrorOf } from '../files/system-error.ts'
import { writeError, writeWhole } from '../files/write-atomically.ts'
import { Extraction } from './extraction.ts'
import { FolderSink } from './folder-sink.ts'
import { ItemNames } from './item-names.ts'
import { planOf } from './plan.ts'
import type { ExtractPlan } from './plan.ts'
import { TarSink } from './tar-sink.ts'
import type { WriteBytes } from './tar-sink.ts'

export interface ExtractRun {
  readonly signal: AbortSignal
  readonly onProgress: (progress: ExtractProgress) => void
}

/**
 * Extracts to a file, whole or not at all, or below a folder, which is made when it is missing. Throws
 * a StrataError; `cancelled` says what a folder already holds.
 */
export async function extractTo(
  desk: FileDesk,
  request: ExtractRequest,
  destination: string,
  run: ExtractRun,
): Promise<ExtractReport> {
  const plan = planOf(desk.explorer, request.selection)
  if (request.form === 'folder') return extractToFolder(desk, plan, request, destination, run)
  return whole(destination, (write) => extractToStream(desk, request, write, run, plan))
}

/** Extracts one file, or a tar archive, as a stream of bytes. Throws a StrataError. */
export async function extractToStream(
  desk: FileDesk,
  request: ExtractRequest,
  write: WriteBytes,
  { signal, onProgress }: ExtractRun,
  plan: ExtractPlan = planOf(desk.explorer, request.selection),
): Promise<ExtractReport> {
  const { timeline, content } = desk
  const names = new ItemNames(timeline.paths, plan.base)
  if (request.form === 'file') {
    const [file] = plan.files
    const isOne = plan.files.length === 1 && plan.directories.length === 0
    if (!file || !isOne) {
      throw new StrataError(
        errorInfo(
          'invalid-argument',
          say('isNoRegularFile', names.shown(plan.base)),
          say('extractOtherwise'),
        ),
      )
    }
    return writeContent(desk, file.entry, write, signal)
  }
  const extraction = new Extraction(timeline, content, names, signal, onProgress)
  return extraction.run(plan, new TarSink(write, names, request.keepOwners)).catch(cancellation)
}

/** The name to suggest for what is extracted. */
export function suggestedName(desk: FileDesk, { selection, form }: ExtractRequest): string {
  const suffix = form === 'tar' ? '.tar' : ''
  return `${plainName(desk, selection)}${suffix}`
}

function plainName({ timeline: { paths } }: FileDesk, selection: ExtractSelection): string {
  if (selection.kind === 'layer') return `layer-${selection.layer + 1}`
  if (selection.path === rootPath) return 'rootfs'
  const { text } = decodeName(paths.names.bytes(paths.name(selection.path)))
  // what no file system and no dialog likes
  return text.replace(/[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '_')
}

async function writeContent(
  { content, timeline }: FileDesk,
  entry: number,
  write: WriteBytes,
  signal: AbortSignal,
): Promise<ExtractReport> {
  const place = content.placeOf(entry)
  const cursor = content.cursor(place.layer, signal)
  try {
    for await (const chunk of content.verified(cursor.piece(place.offset, place.size), entry)) {
      await write(chunk)
    }
  } catch (error) {
    return cancellation(error)
  } finally {
    await cursor.close()
  }
  const { size } = factsAt(timeline, entry)
  return { files: 1, directories: 0, links: 0, bytes: size, problems: [], problemCount: 0 }
}

async function extractToFolder(
  { timeline, content }: FileDesk,
  plan: ExtractPlan,
  { keepOwners }: ExtractRequest,
  destination: string,
  { signal, onProgress }: ExtractRun,
): Promise<ExtractReport> {
  const folder = await makeFolder(destination).then(
    () => realpath(destination),
    (error: unknown) => {
      throw new StrataError(writeError(destination, error))
    },
  )
  const names = new ItemNames(timeline.paths, plan.base)
  const extraction = new Extraction(timeline, content, names, signal, onProgress)
  const sink = new FolderSink(folder, names, keepOwners, (path, reason) =>
    extraction.problem(path, reason),
  )
  try {
    return await extraction.run(plan, sink)
  } catch (error) {
    if (error instanceof StrataError && error.info.code !== 'cancelled') throw error
    const { files, directories } = extraction.report
    if (signal.aborted) {
      const stopped = say('extractStopped', files, directories, destination)
      throw new StrataError(errorInfo('cancelled', stopped))
    }
    throw new StrataError(writeError(destination, error))
  }
}

async function whole(
  path: string,
  work: (write: WriteBytes) => Promise<ExtractReport>,
): Promise<ExtractReport> {
  try {
    return await writeWhole(path, 0o666, (file) => work((bytes) => file.writeFile(bytes)))
  } catch (error) {
    if (error instanceof StrataError) throw error
    if (systemErrorOf(error).code === '') throw error
    throw new StrataError(writeError(path, error))
  }
}

function cancellation(error: unknown): never {
  if (error instanceof StrataError) throw error
  if ((error as { name?: unknown }).name === 'AbortError') {
    throw new StrataError(errorInfo('cancelled', say('cancelled')))
  }
  throw error
}
