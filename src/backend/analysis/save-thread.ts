import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { toErrorInfo } from '../../shared/errors.ts'
import { gathered } from '../archive/bytes/gathered.ts'
import { EngineClient } from '../engine/engine-client.ts'
import { Credit } from './credit.ts'
import { mostPieces, pieceSize } from './save-messages.ts'
import type { FromSaveThread, SaveOrder, ToSaveThread } from './save-messages.ts'

// The entry of the thread that receives one save: the network alone takes as much time of a
// processor as the reading of the archive.

if (parentPort !== null) void receive(parentPort, workerData as SaveOrder)

async function receive(port: MessagePort, { endpoint, image, platform }: SaveOrder): Promise<void> {
  const stop = new AbortController()
  const credit = new Credit(mostPieces)
  port.on('message', (message: ToSaveThread) => {
    if (message === 'taken') credit.add()
    else stop.abort()
  })
  const tell = (message: FromSaveThread): void => port.postMessage(message)
  const client = new EngineClient(endpoint)
  try {
    const saved = await client.save(image, { platform, signal: stop.signal })
    if (!saved.ok) return tell({ kind: 'failed', error: saved.error })
    tell({ kind: 'begun', expectedBytes: saved.value.expectedBytes })
    for await (const chunk of gathered(saved.value.stream, pieceSize)) {
      const bytes = ownBytes(chunk)
      port.postMessage({ kind: 'bytes', bytes } satisfies FromSaveThread, [bytes.buffer])
      if (!credit.take()) await credit.more()
    }
    tell({ kind: 'end' })
  } catch (error) {
    tell({ kind: 'failed', error: toErrorInfo(error) })
  } finally {
    client.close()
    port.close()
  }
}

/** Bytes alone in their buffer, so that it can be handed over. */
function ownBytes(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = chunk
  const alone = buffer instanceof ArrayBuffer && buffer.byteLength === chunk.byteLength
  return alone ? (chunk as Uint8Array<ArrayBuffer>) : new Uint8Array(chunk)
}
