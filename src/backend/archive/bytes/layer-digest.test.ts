import { createHash, randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { LayerDigests } from './layer-digest.ts'

const mebibyte = 2 ** 20
const content = randomBytes(40 * mebibyte)

function expected(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

let digests = new LayerDigests()
afterEach(() => {
  digests.close()
  digests = new LayerDigests()
})

async function digest(bytes: Uint8Array, piece: number): Promise<string> {
  const layer = digests.create()
  const chunk = new Uint8Array(piece)
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece)
    chunk.set(part)
    await layer.update(chunk.subarray(0, part.length))
    // the caller may use its memory again at once
    chunk.fill(0)
  }
  return layer.digest()
}

describe('LayerDigests', () => {
  it.each([0, 1, 4 * mebibyte, 4 * mebibyte + 1, 8 * mebibyte, 8 * mebibyte + 1, content.length])(
    'hashes %i bytes',
    async (length) => {
      const bytes = content.subarray(0, length)
      expect(await digest(bytes, mebibyte)).toBe(expected(bytes))
    },
  )

  it('hashes chunks of any size, larger than its own memory too', async () => {
    for (const piece of [65_537, 3 * mebibyte - 1, 8 * mebibyte, 19 * mebibyte]) {
      expect(await digest(content, piece)).toBe(expected(content))
    }
  })

  it('hashes one layer after the other, and several at a time', async () => {
    const parts = [0, 1, 2, 3].map((i) =>
      content.subarray(i * 9 * mebibyte, (i + 1) * 9 * mebibyte),
    )
    const layers = parts.map(() => digests.create())
    for (let at = 0; at < 9 * mebibyte; at += mebibyte) {
      for (const [i, part] of parts.entries()) {
        await layers[i]?.update(part.subarray(at, at + mebibyte))
      }
    }
    expect(await Promise.all(layers.map((layer) => layer.digest()))).toEqual(parts.map(expected))
    expect(await digest(content, mebibyte)).toBe(expected(content))
  })

  it('fails at once when it is closed in the middle', async () => {
    const layer = digests.create()
    await layer.update(content.subarray(0, 6 * mebibyte))
    digests.close()
    await expect(layer.digest()).rejects.toThrow('closed')
  })

  it('starts nothing any more once it is closed', async () => {
    const layer = digests.create()
    await layer.update(content.subarray(0, mebibyte))
    digests.close()
    await expect(layer.update(content)).rejects.toThrow('closed')
    await expect(layer.digest()).rejects.toThrow('closed')
  })
})
