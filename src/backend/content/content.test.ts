import { describe, expect, it } from 'vitest'
import { ByteCache } from './byte-cache.ts'
import { textDiff } from './diff.ts'
import { hexRows } from './hex-rows.ts'
import { imageType } from './image-type.ts'
import { decodeText, detectEncoding } from './text-encoding.ts'
import { decodeCapability, decodeXattrs } from './xattrs.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

describe('security.capability', () => {
  // revision 2 as setcap writes it; words as getcap prints them
  it.each([
    ['01 00 00 02 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00', 'cap_net_bind_service=ep'],
    ['01 00 00 02 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00', 'cap_net_raw=ep'],
    ['00 00 00 02 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00', 'cap_dac_override=p'],
    ['01 00 00 02 01 00 00 00 01 00 00 00 80 00 00 00 00 00 00 00', 'cap_chown=eip cap_bpf=ep'],
    ['01 00 00 01 00 20 00 00 00 00 00 00', 'cap_net_raw=ep'],
    [
      '01 00 00 03 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 e8 03 00 00',
      'cap_net_raw=ep [rootid=1000]',
    ],
  ])('%s is %s', (bytes, words) => {
    expect(decodeCapability(hex(bytes))).toBe(words)
  })

  it.each(['', '01', '01 00 00 04 00', '01 00 00 02 00 20'])('%s is none', (bytes) => {
    expect(decodeCapability(hex(bytes))).toBeNull()
  })

  it('is shown as it is when it cannot be read, and others as text or hex', () => {
    const xattrs = new Map([
      ['security.capability', hex('0102')],
      ['user.note', new TextEncoder().encode('hello\0')],
      ['user.bytes', hex('00ff')],
    ])
    expect(decodeXattrs(xattrs).map(({ form, value }) => [form, value])).toEqual([
      ['hex', '0102'],
      ['text', 'hello'],
      ['hex', '00ff'],
    ])
  })
})

describe('text', () => {
  it.each([
    ['plain', 'utf-8'],
    ['naïve ≈ 日本', 'utf-8'],
  ])('%s is %s', (text, encoding) => {
    expect(detectEncoding(Buffer.from(text), true)).toBe(encoding)
  })

  it('is told by its byte order mark', () => {
    const little = Buffer.concat([hex('fffe'), Buffer.from('aé', 'utf16le')])
    expect(detectEncoding(little, true)).toBe('utf-16le')
    expect(decodeText(little, 'utf-16le', true).text).toBe('aé')
    const big = hex('feff 0061 00e9')
    expect(detectEncoding(big, true)).toBe('utf-16be')
    expect(decodeText(big, 'utf-16be', true).text).toBe('aé')
  })

  it('is Latin-1 when it is no UTF-8, and nothing when it has zeros', () => {
    expect(detectEncoding(Buffer.from('caf\xe9', 'latin1'), true)).toBe('latin-1')
    expect(decodeText(Buffer.from('caf\xe9', 'latin1'), 'latin-1', true).text).toBe('café')
    expect(detectEncoding(hex('7f454c46'), true)).toBeNull()
    expect(detectEncoding(hex('610062'), true)).toBeNull()
  })

  it('may be cut inside a character, which then waits for the next page', () => {
    const bytes = Buffer.from('日本')
    for (const length of [4, 5]) {
      expect(detectEncoding(bytes.subarray(0, length), false)).toBe('utf-8')
      expect(decodeText(bytes.subarray(0, length), 'utf-8', false)).toEqual({ text: '日', used: 3 })
    }
  })
})

describe('pictures', () => {
  it.each([
    ['89504e470d0a1a0a0000', 'image/png'],
    ['ffd8ffe0', 'image/jpeg'],
    [Buffer.from('GIF89a').toString('hex'), 'image/gif'],
    [Buffer.from('RIFF\0\0\0\0WEBPVP8').toString('hex'), 'image/webp'],
    [Buffer.from('<?xml version="1.0"?>\n<svg xmlns="x">').toString('hex'), 'image/svg+xml'],
    [Buffer.from('<html><svg>').toString('hex'), null],
    [Buffer.from('RIFF\0\0\0\0WAVE').toString('hex'), null],
  ])('%s is %s', (bytes, type) => {
    expect(imageType(hex(bytes))).toBe(type)
  })
})

describe('hex rows', () => {
  it('hold sixteen bytes each, with what can be shown', () => {
    const bytes = Buffer.from('0123456789abcdef\x00\xff~')
    expect(hexRows(bytes, 32)).toEqual([
      { offset: 32, hex: '30313233343536373839616263646566', text: '0123456789abcdef' },
      { offset: 48, hex: '00c3bf7e', text: '...~' },
    ])
  })
})

describe('a text difference', () => {
  it('has numbered lines in hunks', () => {
    const diff = textDiff('a\nb\nc\n', 'a\nB\nc\nd')
    expect(diff).toEqual({
      kind: 'text',
      noNewlineAtEnd: 'after',
      hunks: [
        {
          lines: [
            { kind: 'same', text: 'a', before: 1, after: 1 },
            { kind: 'removed', text: 'b', before: 2, after: null },
            { kind: 'added', text: 'B', before: null, after: 2 },
            { kind: 'same', text: 'c', before: 3, after: 3 },
            { kind: 'added', text: 'd', before: null, after: 4 },
          ],
        },
      ],
    })
  })

  it(
    'gives up on texts that have nothing in common rather than work for ever',
    {
      timeout: 20_000,
    },
    () => {
      const lines = (seed: number) =>
        Array.from({ length: 40_000 }, (_, at) => `${(at * 7919 + seed) % 100_003}`).join('\n')
      expect(['too-large', 'text']).toContain(textDiff(lines(1), lines(54_321)).kind)
    },
  )
})

describe('the cache', () => {
  it('keeps what was used last, within its limit', () => {
    const cache = new ByteCache(10)
    cache.put('a', new Uint8Array(4))
    cache.put('b', new Uint8Array(4))
    expect(cache.get('a')).not.toBeNull()
    cache.put('c', new Uint8Array(4))
    expect(cache.get('b')).toBeNull()
    expect(cache.get('a')).not.toBeNull()
    cache.put('huge', new Uint8Array(11))
    expect(cache.get('huge')).toBeNull()
    expect(cache.used).toBe(8)
  })
})
