import { resolveEndpoint } from '../backend/engine/endpoints.ts'
import { EngineClient } from '../backend/engine/engine-client.ts'
import { StrataError } from '../shared/errors.ts'
import type { CommandLine } from './command-line.ts'
import type { Console } from './console.ts'
import { imageTable } from './image-table.ts'

type ListArguments = Extract<CommandLine, { command: 'list' }>

/** Writes the images of the engine. Throws a StrataError. */
export async function listCommand(
  args: ListArguments,
  console: Console,
  signal: AbortSignal,
): Promise<void> {
  const endpoint = await resolveEndpoint(args.engine)
  if (!endpoint.ok) throw new StrataError(endpoint.error)
  const client = new EngineClient(endpoint.value)
  const images = await client.listImages(signal)
  client.close()
  if (!images.ok) throw new StrataError(images.error)
  const text =
    args.format === 'json'
      ? `${JSON.stringify(images.value, null, 2)}\n`
      : imageTable(images.value, Date.now())
  await console.result(text)
}
