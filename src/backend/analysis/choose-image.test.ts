import { describe, expect, it } from 'vitest'
import type { ArchiveImage } from '../archive/archive.ts'
import type { ImageChoice } from '../../shared/views.ts'
import { chooseImage } from './choose-image.ts'

function images(...choices: Partial<ImageChoice>[]): readonly ArchiveImage[] {
  return choices.map((choice, index) => ({
    choice: {
      index,
      tags: [],
      platform: 'linux/amd64',
      imageId: `sha256:${String(index).repeat(64)}`,
      layers: 1,
      complete: true,
      ...choice,
    },
    input: () => {
      throw new Error('not needed')
    },
    layerOfEntry: new Map(),
    layerPlaces: [],
  }))
}

const several = images(
  { tags: ['app:latest'] },
  { tags: ['app:2'], platform: 'linux/arm64/v8', complete: false },
  { tags: ['app:2'], platform: 'linux/arm64/v8' },
  { tags: ['1'], platform: 'windows/amd64' },
)

describe('chooseImage', () => {
  it.each([
    [null, null, 0],
    ['2', null, 2],
    ['1', null, 1],
    ['app:2', null, 2],
    ['app', null, 0],
    ['333333333333', null, 3],
    [null, 'windows/amd64', 3],
    [null, 'linux/arm64', 2],
    ['app:2', 'linux/arm64/v8', 2],
  ])('--image %s --platform %s is number %i', (choice, platform, expected) => {
    expect(chooseImage(several, 0, choice, platform)).toBe(expected)
  })

  it('keeps the preferred one where it fits', () => {
    expect(chooseImage(several, 2, null, 'linux/arm64')).toBe(2)
    expect(chooseImage(several, 3, null, null)).toBe(3)
  })

  it.each([
    ['9', null, 'image-choice-unknown'],
    ['app:3', null, 'image-choice-unknown'],
    [null, 'linux/s390x', 'platform-not-found'],
    ['app', 'windows/amd64', 'platform-not-found'],
  ])('--image %s --platform %s is refused', (choice, platform, code) => {
    expect(() => chooseImage(several, 0, choice, platform)).toThrow(
      expect.objectContaining({ info: expect.objectContaining({ code }) as unknown }),
    )
  })
})
