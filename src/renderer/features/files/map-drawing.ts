import type { MapTile } from '../../../shared/file-views.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import type { TileLook } from './map-looks.ts'
import { tileName } from './map-tiles.ts'

/*
 * What a tile of the map is made of, said once for the window's canvas and for a file of SVG. Places are
 * in pixels from the tile's own corner, colours are tokens of the theme.
 */

/** A part of the tile, over its whole height. */
export interface TilePart {
  readonly left: number
  readonly width: number
  readonly color: string
}

/** A line of text. */
export interface TileLine {
  readonly text: string
  readonly weight: 400 | 600
  readonly color: string
  readonly left: number
  /** Height of its middle. */
  readonly middle: number
  readonly room: number
  /** What has no room is cut; a number, of which a part would be another number, is left out. */
  readonly uncut: boolean
  /** Stands after the line before it rather than at its own place, when so much room is left there. */
  readonly afterWithRoom: number | null
  /** The ground behind it, where a hatch or another ground would run through the words. */
  readonly plate: string | null
}

export interface TileDrawing {
  readonly grounds: readonly TilePart[]
  readonly hatch: TilePart | null
  readonly outline: { readonly color: string; readonly width: number }
  readonly lines: readonly TileLine[]
}

/** Size of the texts, and height of a line of them. */
export const textSize = 11
export const lineHeight = 14

const heading = 18
const noRoom = 24

/** The heading of a directory whose tiles lie in it. */
export function frameDrawing(tile: MapTile, bytes: (size: number) => string): TileDrawing {
  const room = tile.width - 10
  const place = { left: 5, middle: heading / 2 + 0.5, room, plate: null }
  const name: TileLine = {
    ...{ text: visibleText(tile.name), weight: 600, color: 'ink' },
    ...{ ...place, uncut: false, afterWithRoom: null },
  }
  const size: TileLine = {
    ...{ text: bytes(tile.bytes), weight: 400, color: 'ink-2' },
    ...{ ...place, uncut: true, afterWithRoom: 40 },
  }
  return {
    grounds: [],
    hatch: null,
    outline: { color: 'line-strong', width: 1 },
    lines: room < 16 ? [] : [name, size],
  }
}

/** A file, or a directory that is not divided: its grounds, what is hatched, name and size. */
export function tileDrawing(
  tile: MapTile,
  look: TileLook,
  bytes: (size: number) => string,
): TileDrawing {
  const { width } = tile
  const grounds = [{ left: 0, width, color: look.ground }]
  if (look.other) {
    const part = Math.round(width * look.other.share)
    grounds.push({ left: width - part, width: part, color: look.other.ground })
  }
  const hatched = look.hatch ? Math.max(Math.min(3, width), width * look.hatch.share) : 0
  return {
    grounds,
    hatch: look.hatch && { left: width - hatched, width: hatched, color: look.hatch.color },
    outline: { color: 'mark-edge', width: 0.5 },
    lines: labelOf(tile, look, bytes),
  }
}

function labelOf(
  tile: MapTile,
  look: TileLook,
  bytes: (size: number) => string,
): readonly TileLine[] {
  const room = tile.width - 8
  if (room < noRoom || tile.height < lineHeight + 4) return []
  const line = (text: string, weight: 400 | 600, at: number): TileLine => ({
    text,
    weight,
    color: look.ink,
    left: 4,
    middle: 3 + lineHeight / 2 + at * lineHeight,
    room,
    uncut: at > 0,
    afterWithRoom: null,
    plate: (look.hatch ?? look.other) ? look.ground : null,
  })
  const name = line(visibleText(tileName(tile)), 600, 0)
  return tile.height < 2 * lineHeight + 6 ? [name] : [name, line(bytes(tile.bytes), 400, 1)]
}
