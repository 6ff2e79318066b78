import { createGunzip } from 'node:zlib'
import { through } from './through.ts'

const outputChunk = 256 * 1024
/** How much zlib's threads may unpack ahead of the reader. */
const aheadBytes = 1024 * 1024

/**
 * Unpacks gzip, several members and zeros after them included (eStargz layers, padded files).
 * Anything else after the last member is an error, as it is for Go and so for the engines.
 */
export function gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const options = {
    chunkSize: outputChunk,
    readableHighWaterMark: aheadBytes,
    writableHighWaterMark: 1,
  }
  return through(createGunzip(options), chunks, 'gzip')
}
