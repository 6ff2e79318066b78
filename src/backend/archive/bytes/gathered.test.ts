import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gathered } from './gathered.ts'

async function collect(stream: Readable, size: number): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of gathered(stream, size)) pieces.push(piece)
  return pieces
}

it('gives the same bytes in fewer pieces, whatever the chunks are', async () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(chunks, fc.integer({ min: 1, max: 500 }), async (parts, size) => {
      const pieces = await collect(Readable.from(parts, { objectMode: false }), size)
      const bytes = Buffer.concat(parts)
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
      const longest = Math.max(size, ...parts.map((part) => part.length))
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(longest)
      expect(pieces.length).toBeLessThanOrEqual(parts.length + Math.ceil(bytes.length / size))
    }),
    { numRuns: 200 },
  )
})

it('does not wait for more when a stream pauses, not even behind a whole piece', async () => {
  const stream = new PassThrough()
  const pieces = gathered(stream, 10)
  stream.write('abc')
  expect(Buffer.from((await pieces.next()).value ?? []).toString()).toBe('abc')
  stream.write('0123456789xyz')
  expect(Buffer.from((await pieces.next()).value ?? []).toString()).toBe('0123456789xyz')
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
  for await (const piece of gathered(stream, 10)) {
    expect(piece.length).toBe(3)
    break
  }
  expect(stream.destroyed).toBe(true)
})
