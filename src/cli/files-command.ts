import { listLayer, listMerged } from '../core/queries/listing.ts'
import type { ListedFile } from '../core/queries/listing.ts'
import type { FileDesk } from '../backend/explorer/file-desk.ts'
import { terminalError, StrataError } from '../shared/errors.ts'
import type { CommandLine } from './command-line.ts'
import type { Console } from './console.ts'
import { fileLine, listHead } from './file-lines.ts'
import { readImage } from './read-image.ts'

type FilesArguments = Extract<CommandLine, { command: 'files' }>

/** Characters that are written at once. */
const batchLength = 64 * 1024

/** Lists the files of an image, one a line. Throws a StrataError. */
export async function filesCommand(
  args: FilesArguments,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<void> {
  const desk = (await readImage(args, generator, console, signal)).files()
  let batch = listHead(args.format)
  for (const file of rowsOf(desk, args)) {
    batch += fileLine(file, args.format)
    if (batch.length < batchLength) continue
    signal.throwIfAborted()
    await console.result(batch)
    batch = ''
  }
  if (batch !== '') await console.result(batch)
}

function rowsOf({ timeline, explorer }: FileDesk, args: FilesArguments): Iterable<ListedFile> {
  const last = timeline.layerCount - 1
  if (args.layer !== null) {
    checkLayer(args.layer, timeline.layerCount)
    if (!timeline.entries.layers[args.layer]) {
      throw new StrataError(
        terminalError('unsupported', `Layer ${args.layer} is not in the archive.`),
      )
    }
    return listLayer(timeline, args.layer)
  }
  if (timeline.layerCount === 0) return []
  checkLayer(args.at ?? last, timeline.layerCount)
  return listMerged(timeline, explorer.order, args.at ?? last)
}

/** Throws `usage` when the image has no such layer. */
export function checkLayer(layer: number, count: number): void {
  if (layer < count) return
  const advice = count === 0 ? 'The image has no layers.' : `Give a number from 0 to ${count - 1}.`
  throw new StrataError(terminalError('usage', `There is no layer ${layer}.`, advice))
}
