import { describe, expect, it } from 'vitest'
import { besideOf, placeOnScreens, windowStateSchema } from './window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const second = { x: -1920, y: 0, width: 1920, height: 1080 }

describe('placeOnScreens', () => {
  it('lets a window be where it was', () => {
    const bounds = { x: 100, y: 80, width: 1200, height: 700 }
    expect(placeOnScreens(bounds, [laptop])).toEqual(bounds)
  })

  it('lets it be on the second screen, and gives it up when that is gone', () => {
    const bounds = { x: -1800, y: 40, width: 1200, height: 700 }
    expect(placeOnScreens(bounds, [laptop, second])).toEqual(bounds)
    expect(placeOnScreens(bounds, [laptop])).toBeNull()
  })

  it.each([
    ['above the screen', { x: 100, y: -40, width: 1200, height: 700 }],
    ['below the screen', { x: 100, y: 890, width: 1200, height: 700 }],
    ['almost beside it', { x: 1400, y: 80, width: 1200, height: 700 }],
  ])('gives up a place %s, where nobody could grasp it', (_where, bounds) => {
    expect(placeOnScreens(bounds, [laptop])).toBeNull()
  })

  it('makes a window fit that is larger than the screen', () => {
    expect(placeOnScreens({ x: 0, y: 25, width: 3000, height: 2000 }, [laptop])).toEqual(laptop)
  })

  it('makes no window smaller than the least', () => {
    const bounds = { x: 0, y: 25, width: 200, height: 100 }
    expect(placeOnScreens(bounds, [laptop])).toMatchObject({ width: 960, height: 600 })
  })
})

it('a further window stands beside', () => {
  expect(besideOf({ x: 0, y: 0, width: 10, height: 10 })).toEqual({
    x: 28,
    y: 28,
    width: 10,
    height: 10,
  })
})

it.each([
  { version: 2 },
  { bounds: { x: 0, y: 0, width: -1, height: 10 } },
  { bounds: { x: 1e9, y: 0, width: 10, height: 10 } },
  { zoom: 100 },
  { more: true },
])('refuses what no window had: %j', (change) => {
  const sound = { version: 1, bounds: null, maximized: false, fullScreen: false, zoom: 1 }
  expect(windowStateSchema.safeParse(sound).success).toBe(true)
  expect(windowStateSchema.safeParse({ ...sound, ...change }).success).toBe(false)
})
