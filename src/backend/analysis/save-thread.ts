import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { assertNever } from '../../core/model/assert-never.ts'
import { toErrorInfo } from '../../shared/errors.ts'
import { GatheredPieces } from '../archive/bytes/gathered.ts'
import { pieceSize } from '../archive/bytes/pieces.ts'
import { EngineClient } from '../engine/engine-client.ts'
import { freeBytes } from '../engine/free-bytes.ts'
import { Credit } from './credit.ts'
import { mostPieces } from './save-messages.ts'
import type { FromSaveThread, SaveOrder, ToSaveThread } from './save-messages.ts'

// The entry of the thread that receives one save: the network alone takes as much time of a
// processor as the reading of the archive.

if (parentPort !== null) void receive(parentPort, workerData as SaveOrder)

async function receive(port: MessagePort, order: SaveOrder): Promise<void> {
  const { endpoint, image, platform, told } = order
  const stop = new AbortController()
  const credit = new Credit(mostPieces)
  let pieces: GatheredPieces | null = null
  port.on('message', (message: ToSaveThread) => {
    switch (message.kind) {
      case 'taken':
        return credit.add()
      case 'given-back':
        return pieces?.giveBack(message.piece)
      case 'stop':
        return stop.abort()
      default:
        assertNever(message, 'message')
    }
  })
  const tell = (message: FromSaveThread): void => port.postMessage(message)
  const client = new EngineClient(endpoint, {}, told.facts)
  try {
    const asked = { platform, signal: stop.signal, inspected: told.image }
    const saved = await client.save(image, asked)
    if (!saved.ok) return tell({ kind: 'failed', error: saved.error })
    tell({ kind: 'begun', expectedBytes: saved.value.expectedBytes })
    pieces = new GatheredPieces(saved.value.stream, pieceSize, freeBytes)
    for await (const bytes of pieces) {
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
