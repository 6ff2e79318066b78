import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { visibleText } from '../core/model/display-text.ts'
import { english } from '../core/sentences/english.ts'
import { removed } from '../core/union/event-log.ts'
import { absent } from '../core/union/live-tree.ts'
import type { FileDesk } from '../backend/explorer/file-desk.ts'
import { extractTo, extractToStream, suggestedName } from '../backend/extract/extract.ts'
import { terminalError, StrataError } from '../shared/errors.ts'
import type { ExtractProgress, ExtractRequest } from '../shared/file-views.ts'
import type { CommandLine } from './command-line.ts'
import type { Console } from './console.ts'
import { checkLayer } from './files-command.ts'
import { plainBytes } from './plain-bytes.ts'
import { readImage } from './read-image.ts'

type ExtractArguments = Extract<CommandLine, { command: 'extract' }>

const problemsSaid = 20

/**
 * Takes a file or directory out of an image. Returns the exit status: 1 when something of it could
 * not be extracted as it is. Throws a StrataError.
 */
export async function extractCommand(
  args: ExtractArguments,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const desk = (await readImage(args, generator, console, signal)).files()
  const { path, at } = placeOf(desk, args)
  const selection = { kind: 'merged', path, at } as const
  const isDirectory = isDirectoryAt(desk, path, at)
  const toStream = args.output === '-'
  const form = await formOf(args.output, isDirectory)
  const request: ExtractRequest = { selection, form, keepOwners: true }
  const run = {
    signal,
    onProgress: (progress: ExtractProgress) => console.progress(progressText(progress)),
  }
  const report = toStream
    ? await extractToStream(desk, request, (bytes) => console.bytes(bytes), run)
    : await extractTo(desk, request, await destinationOf(desk, request, args.output), run)
  console.clearProgress()
  for (const { path: name, reason } of report.problems.slice(0, problemsSaid)) {
    console.say(`strata: ${visibleText(name)} was not extracted as it is: ${english(reason)}.`)
  }
  if (report.problemCount > problemsSaid) {
    console.say(`strata: and ${report.problemCount - problemsSaid} more.`)
  }
  return report.problemCount > 0 ? 1 : 0
}

/** The path, and the layer at which it is looked for: where it last was when it is gone in the end. */
function placeOf({ timeline, explorer }: FileDesk, args: ExtractArguments) {
  const last = timeline.layerCount - 1
  if (args.layer !== null) checkLayer(args.layer, timeline.layerCount)
  const path = explorer.find(args.path)
  const at = args.layer ?? last
  if (path !== null && at >= 0 && timeline.stateAt(path, at) !== absent) return { path, at }
  const name = `“${visibleText(args.path)}”`
  const layers = path === null ? [] : timeline.life(path).filter((event) => event.entry !== removed)
  const newest = layers.at(-1)?.layer
  throw new StrataError(
    terminalError(
      'source-not-found',
      args.layer === null
        ? `The image has no ${name}.`
        : `At layer ${args.layer} there is no ${name}.`,
      newest === undefined
        ? 'List what is there: strata files SOURCE'
        : `Layer ${newest} stores it: give --layer ${newest}.`,
    ),
  )
}

function isDirectoryAt({ timeline }: FileDesk, path: number, at: number): boolean {
  const entry = timeline.stateAt(path, at)
  return entry < 0 || timeline.entries.isDirectory(entry)
}

/** A directory becomes a folder, or a tar when the name says so or it goes to standard output. */
async function formOf(
  output: string | null,
  isDirectory: boolean,
): Promise<ExtractRequest['form']> {
  if (output !== null && /\.tar$/i.test(output) && !(await isFolder(output))) {
    return isDirectory ? 'tar' : 'file'
  }
  if (!isDirectory) return 'file'
  return output === '-' ? 'tar' : 'folder'
}

async function destinationOf(
  desk: FileDesk,
  request: ExtractRequest,
  output: string | null,
): Promise<string> {
  if (request.form === 'folder') return output ?? '.'
  const name = suggestedName(desk, request)
  if (output === null) return name
  return (await isFolder(output)) ? join(output, name) : output
}

async function isFolder(path: string): Promise<boolean> {
  return (
    /[\\/]$/.test(path) ||
    (await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  )
}

function progressText({ files, filesTotal, bytes, bytesTotal }: ExtractProgress): string {
  return `Extracting ${files} of ${filesTotal} files  ${plainBytes(bytes)} of ${plainBytes(bytesTotal)}`
}
