import { createHash } from 'node:crypto'
import { file } from '../../../scripts/sample/tree.ts'
import { writeUstar } from '../../../scripts/sample/ustar.ts'

/* A docker archive as a stream, of any length: nothing of it is kept. */

const block = 512
const fileBytes = 1 << 20

function entry(name: string, content: Uint8Array): Uint8Array {
  return writeUstar([file(name, content)]).subarray(0, -2 * block)
}

/** A tar header of a file whose content follows by itself. */
function header(name: string, size: number): Uint8Array {
  const bytes = Buffer.from(entry(name, new Uint8Array(0)))
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  bytes.fill(' ', 148, 156)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

/** One layer of `megabytes` files of 1 MiB, then the config and the manifest. */
export function* archiveOf(megabytes: number): Generator<Uint8Array> {
  const hash = createHash('sha256')
  const content = Buffer.alloc(fileBytes)
  const layerBytes = megabytes * (block + fileBytes) + 2 * block
  yield header('layer/layer.tar', layerBytes)
  for (let number = 0; number < megabytes; number++) {
    content.writeUInt32LE(number)
    const piece = entry(`data/file-${number}`, content)
    hash.update(piece)
    yield piece
  }
  const end = new Uint8Array(2 * block)
  hash.update(end)
  yield end
  yield new Uint8Array((block - (layerBytes % block)) % block)
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: [`sha256:${hash.digest('hex')}`] },
    history: [{ created_by: 'ADD data' }],
  })
  const manifest = [{ Config: 'config.json', RepoTags: ['big:1'], Layers: ['layer/layer.tar'] }]
  yield entry('config.json', Buffer.from(config))
  yield entry('manifest.json', Buffer.from(JSON.stringify(manifest)))
  yield end
}

/** The beginning of an archive that never goes on. */
export function unfinishedArchive(): Uint8Array {
  return Buffer.concat([
    header('layer/layer.tar', 1 << 30),
    header('data/file', 1 << 29),
    Buffer.alloc(1 << 20),
  ])
}
