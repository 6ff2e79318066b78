import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GatheredPieces } from './gathered.ts'

async function collect(stream: Readable, size: number): Promise<readonly Uint8Array[]> {
  const pieces = new GatheredPieces(stream, size)
  const copies: Uint8Array[] = []
  for await (const piece of pieces) {
    copies.push(new Uint8Array(piece))
    pieces.giveBack(piece)
  }
  return copies
}

it('gives the same bytes in fewer pieces, whatever the chunks are', async () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(chunks, fc.integer({ min: 1, max: 500 }), async (parts, size) => {
      const pieces = await collect(Readable.from(parts, { objectMode: false }), size)
      const bytes = Buffer.concat(parts)
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(size)
      expect(pieces.length).toBeLessThanOrEqual(parts.length + Math.ceil(bytes.length / size))
    }),
    { numRuns: 200 },
  )
})

it('does not wait for more when a stream pauses, not even behind a whole piece', async () => {
  const stream = new PassThrough()
  const pieces = new GatheredPieces(stream, 10)[Symbol.asyncIterator]()
  stream.write('abc')
  expect(Buffer.from((await pieces.next()).value ?? []).toString()).toBe('abc')
  stream.write('0')
  stream.write('123456789xyz')
  expect(Buffer.from((await pieces.next()).value ?? []).toString()).toBe('0123456789')
  expect(Buffer.from((await pieces.next()).value ?? []).toString()).toBe('xyz')
  stream.end()
  expect((await pieces.next()).done).toBe(true)
})

it('throws what the stream emits, and a close before the end is an error', async () => {
  const failing = new PassThrough()
  failing.write('abc')
  setTimeout(() => failing.destroy(new Error('broken')), 50)
  await expect(collect(failing, 10)).rejects.toThrow('broken')
  const closed = new PassThrough()
  setTimeout(() => closed.destroy(), 10)
  await expect(collect(closed, 10)).rejects.toThrow(/premature/i)
})

it('lets go of the stream when the loop is left', async () => {
  const stream = new PassThrough()
  stream.write('abc')
  for await (const piece of new GatheredPieces(stream, 10)) {
    expect(piece.length).toBe(3)
    break
  }
  expect(stream.destroyed).toBe(true)
})

it('uses the memory of a piece again once it is given back', async () => {
  const pieces = new GatheredPieces(
    Readable.from(Array.from({ length: 20 }, () => Buffer.from('0123456789'))),
    10,
  )
  const seen = new Set<ArrayBufferLike>()
  for await (const piece of pieces) {
    expect(Buffer.from(piece).toString()).toBe('0123456789')
    seen.add(piece.buffer)
    piece.fill(0)
    pieces.giveBack(piece)
  }
  expect(seen.size).toBeLessThan(20)
})
