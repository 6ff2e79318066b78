import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpack } from './unpack.ts'
import { UnpackError } from './unpack-error.ts'

type Form = 'gzip' | 'zstd'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function unpacked(form: Form, bytes: Uint8Array, size = 64 * 1024, ratio = 1100) {
  const parts: Uint8Array[] = []
  for await (const part of unpack(form, pieces(bytes, size), ratio)) parts.push(part)
  return Buffer.concat(parts)
}

async function failure(form: Form, bytes: Uint8Array, ratio?: number): Promise<string> {
  try {
    await unpacked(form, bytes, 1000, ratio)
    return 'none'
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error
    expect(error.message).toMatch(/^The (gzip|zstd) data .*\.$/)
    return error.kind
  }
}

const text = Buffer.from('layer '.repeat(60_000))
const noise = randomBytes(700_000)
const skippable = Buffer.from('5f2a4d180500000068656c6c6f', 'hex')
const pack: Record<Form, (bytes: Uint8Array) => Buffer> = { gzip: gzipSync, zstd: zstdCompressSync }

describe.each(['gzip', 'zstd'] as const)('%s', (form) => {
  it('unpacks what it packed, however the bytes are cut', async () => {
    const sizes = fc.integer({ min: 1, max: 5000 })
    const contents = fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(contents, sizes, async (parts, size) => {
        const packed = Buffer.concat(parts.map((part) => pack[form](part)))
        expect(await unpacked(form, packed, size)).toEqual(Buffer.concat(parts))
      }),
      { numRuns: 50 },
    )
  })

  it('unpacks members and frames, large and small', async () => {
    const packed = Buffer.concat(
      [noise, text, new Uint8Array(), text].map((part) => pack[form](part)),
    )
    const whole = Buffer.concat([noise, text, text])
    for (const size of [5_000, 1 << 20]) expect(await unpacked(form, packed, size)).toEqual(whole)
  })

  it('notices every cut', async () => {
    const packed = pack[form](noise.subarray(0, 3000))
    for (let length = 1; length < packed.length; length += 7) {
      expect(await failure(form, packed.subarray(0, length))).toBe('truncated')
    }
    const large = pack[form](noise)
    expect(await failure(form, large.subarray(0, large.length - 1))).toBe('truncated')
    expect(await failure(form, large.subarray(0, large.length / 2))).toBe('truncated')
  })

  it('never does anything but unpack or fail with a reason, whatever bits are flipped', async () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 })
    const packed = Buffer.concat([
      pack[form](text.subarray(0, 4000)),
      pack[form](noise.subarray(0, 500)),
    ])
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = Buffer.from(packed)
        for (const [place, bits] of changes) {
          const at = place % bytes.length
          bytes[at] = (bytes[at] ?? 0) ^ bits
        }
        expect(['none', 'damaged', 'truncated', 'limit']).toContain(await failure(form, bytes))
      }),
    )
  })

  it('does not take anything else behind the end', async () => {
    expect(await failure(form, Buffer.concat([pack[form](text), Buffer.from('garbage')]))).toBe(
      'damaged',
    )
  })

  it('refuses to unpack without bounds', async () => {
    const bomb = pack[form](new Uint8Array(80 * 2 ** 20))
    expect(await failure(form, bomb, 100)).toBe('limit')
    expect((await unpacked(form, bomb, 1000, 1e9)).length).toBe(80 * 2 ** 20)
  })

  it('passes a failure of the source on as it is', async () => {
    async function* failing() {
      yield pack[form](noise).subarray(0, 400_000)
      throw new RangeError('the engine went away')
    }
    const reading = async () => {
      for await (const part of unpack(form, failing(), 1100)) expect(part.length).toBeGreaterThan(0)
    }
    await expect(reading()).rejects.toThrow(RangeError)
  })

  it('leaves the source alone after the reader has stopped', async () => {
    let open = true
    async function* endless() {
      const packed = pack[form](noise)
      try {
        for (;;) yield packed
      } finally {
        open = false
      }
    }
    for await (const part of unpack(form, endless(), 1100)) {
      if (part.length > 0) break
    }
    expect(open).toBe(false)
  })
})

describe('gzip', () => {
  it('takes zeros after the end', async () => {
    const padded = Buffer.concat([gzipSync(text), new Uint8Array(5000)])
    expect(await unpacked('gzip', padded)).toEqual(text)
  })
})

describe('zstd', () => {
  it('skips skippable frames wherever they stand', async () => {
    const frame = zstdCompressSync(text)
    const packed = Buffer.concat([skippable, frame, skippable, skippable, frame, skippable])
    for (const size of [1, 7, 100_000]) {
      expect(await unpacked('zstd', packed, size)).toEqual(Buffer.concat([text, text]))
    }
    expect((await unpacked('zstd', skippable)).length).toBe(0)
  })

  it.skipIf(spawnSync('zstd', ['--version']).status !== 0)(
    'unpacks what the zstd program packs, large windows included',
    async () => {
      const input = Buffer.concat([text, noise, text, noise])
      for (const options of [['-1'], ['-19', '--check'], ['--long=29'], ['-3', '--no-check']]) {
        const packed = execFileSync('zstd', ['-q', '-c', ...options], { input, maxBuffer: 1 << 27 })
        const whole = await unpacked('zstd', packed)
        expect(createHash('sha256').update(whole).digest('hex')).toBe(
          createHash('sha256').update(input).digest('hex'),
        )
      }
    },
    60_000,
  )

  it('refuses windows that would need too much memory', async () => {
    // a frame whose header asks for a window of 2 GiB, with one empty last block
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00])
    expect(await failure('zstd', frame)).toBe('limit')
  })
})
