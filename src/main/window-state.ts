import { z } from 'zod'

/** Where a window was and how it was shown, in the screen's own pixels. */
export interface WindowState {
  readonly bounds: Rectangle | null
  readonly maximized: boolean
  readonly fullScreen: boolean
  /** 1 = as designed. */
  readonly zoom: number
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const defaultSize = { width: 1280, height: 800 }
export const leastSize = { width: 960, height: 600 }

export const defaultWindowState: WindowState = {
  bounds: null,
  maximized: false,
  fullScreen: false,
  zoom: 1,
}

const pixels = z.int().min(-100_000).max(100_000)

/** What the file may hold. */
export const windowStateSchema = z.strictObject({
  version: z.literal(1),
  bounds: z
    .strictObject({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive() })
    .nullable(),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
  zoom: z.number().min(0.25).max(5),
})

/** Of a title bar, so much must be within reach for a window to be moved. */
const graspable = { width: 120, height: 32 }

/** How far a further window stands from the one before it. */
const cascade = 28

/**
 * Bounds for a window that was at `wanted`, on the screens there are now: as it was when its title
 * bar can be reached, made to fit when it is too large, and null (the system's choice) when its screen
 * is gone.
 *
 * @param workAreas The screens without their docks and panels.
 */
export function placeOnScreens(
  wanted: Rectangle | null,
  workAreas: readonly Rectangle[],
): Rectangle | null {
  if (wanted === null) return null
  const home = workAreas.find((area) => {
    const width = overlap(wanted.x, wanted.width, area.x, area.width)
    const isTopInside = wanted.y >= area.y && wanted.y + graspable.height <= area.y + area.height
    return isTopInside && width >= graspable.width
  })
  if (home === undefined) return null
  const width = Math.max(leastSize.width, Math.min(wanted.width, home.width))
  const height = Math.max(leastSize.height, Math.min(wanted.height, home.height))
  return { x: wanted.x, y: wanted.y, width, height }
}

/** A place for a further window, so that it does not hide the one that is there. */
export function besideOf(bounds: Rectangle): Rectangle {
  return { ...bounds, x: bounds.x + cascade, y: bounds.y + cascade }
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart)
}
