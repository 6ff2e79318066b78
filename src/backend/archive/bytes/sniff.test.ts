import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { tar } from '../../../../test/unit-support/build-tar.ts'
import { sniff } from './sniff.ts'

describe('sniff', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(1024)],
    ['zeros', Buffer.alloc(3)],
    ['gzip', gzipSync('x')],
    ['zstd', zstdCompressSync('x')],
    ['zstd', Buffer.from('502a4d1800000000', 'hex')],
    ['zstd', Buffer.from('5f2a4d1800000000', 'hex')],
    ['xz', Buffer.from('fd377a585a000004', 'hex')],
    ['bzip2', Buffer.from('BZh91AY&SY')],
    ['json', Buffer.from('{"a":1}')],
    ['json', Buffer.from('\n [ ]')],
    ['tar', tar({ name: 'a' })],
    ['tar', tar({ name: '{"odd"}' })],
    ['tar', tar({ name: 'BZh.txt' })],
    ['tar', tar({ name: 'old', magic: 'v7' })],
    ['unknown', Buffer.from('1.0')],
    ['unknown', Buffer.from('1f8b', 'hex')],
    ['unknown', tar({ name: 'a' }).subarray(0, 511)],
    ['unknown', Buffer.from(' \n')],
  ])('knows %s', (form, bytes) => {
    expect(sniff(bytes)).toBe(form)
  })
})
