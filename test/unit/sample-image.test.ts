import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleImage } from '../../scripts/sample/sample-image.ts'

const committed = readFileSync(new URL('../../resources/sample-image.tar', import.meta.url))

describe('the sample image', () => {
  it('is what its script makes, byte for byte', () => {
    expect(Buffer.compare(Buffer.from(sampleImage()), committed)).toBe(0)
  })

  it('is small enough to be bundled', () => {
    expect(committed.length).toBeLessThanOrEqual(300 * 1024)
  })
})
