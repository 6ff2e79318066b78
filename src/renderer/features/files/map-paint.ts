import type { MapTile } from '../../../shared/file-views.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import type { TileLook } from './map-looks.ts'
import { tileName } from './map-tiles.ts'

/** Colours by token name, as a canvas reads them. */
export type Palette = ReadonlyMap<string, string>

export interface MapPicture {
  readonly tiles: readonly MapTile[]
  readonly look: (tile: MapTile) => TileLook
  readonly palette: Palette
  readonly fontFamily: string
  readonly bytes: (size: number) => string
  /** Tiles that are not of this group are faint; null when all are as they are. */
  readonly group: string | null
  readonly selected: number
  readonly hovered: number
  /** The selected tile has the keyboard's focus. */
  readonly focused: boolean
}

const heading = 18
const textSize = 11
const lineHeight = 14
const hatchStep = 7
const faint = 0.22

/** Draws a map; the context is scaled so that one unit is one CSS pixel. */
export function paintMap(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { tiles, look, group } = picture
  context.textBaseline = 'middle'
  for (const tile of tiles) {
    if (tile.divided) {
      paintFrame(context, picture, tile)
      continue
    }
    const own = look(tile)
    context.globalAlpha = group === null || own.group === group ? 1 : faint
    paintTile(context, picture, tile, own)
  }
  context.globalAlpha = 1
  const hovered = tiles[picture.hovered]
  if (hovered && picture.hovered !== picture.selected) {
    outline(context, hovered, color(picture, 'ink'), 1, 0.5)
  }
  const selected = tiles[picture.selected]
  if (!selected) return
  outline(context, selected, color(picture, picture.focused ? 'focus' : 'ink'), 2, 1)
  outline(context, selected, color(picture, 'surface-window'), 1.5, 2.75)
}

function color({ palette }: MapPicture, token: string): string {
  return palette.get(token) ?? 'transparent'
}

function paintFrame(context: CanvasRenderingContext2D, picture: MapPicture, tile: MapTile): void {
  outline(context, tile, color(picture, 'line-strong'), 1, 0.5)
  const room = tile.width - 10
  if (room < 16) return
  const y = tile.top + heading / 2 + 0.5
  context.fillStyle = color(picture, 'ink')
  const name = write(context, picture, 600, visibleText(tile.name), tile.left + 5, y, room)
  context.fillStyle = color(picture, 'ink-2')
  const left = room - name - 5
  if (left > 40) {
    write(context, picture, 400, picture.bytes(tile.bytes), tile.left + 10 + name, y, left)
  }
}

function paintTile(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  tile: MapTile,
  look: TileLook,
): void {
  const { left, top, width, height } = tile
  context.fillStyle = color(picture, look.ground)
  context.fillRect(left, top, width, height)
  if (look.other) {
    const part = Math.round(width * look.other.share)
    context.fillStyle = color(picture, look.other.ground)
    context.fillRect(left + width - part, top, part, height)
  }
  if (look.hatch) {
    const part = Math.max(Math.min(3, width), width * look.hatch.share)
    hatch(context, left + width - part, top, part, height, color(picture, look.hatch.color))
  }
  outline(context, tile, color(picture, 'mark-edge'), 0.5, 0.25)
  paintLabel(context, picture, tile, look)
}

/** Name and size, on a plate of the tile's own ground: no hatch runs behind words. */
function paintLabel(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  tile: MapTile,
  look: TileLook,
): void {
  const room = tile.width - 8
  if (room < 24 || tile.height < lineHeight + 4) return
  const lines: readonly (readonly [number, string])[] = [
    [600, visibleText(tileName(tile))],
    [400, picture.bytes(tile.bytes)],
  ]
  const shown = tile.height < 2 * lineHeight + 6 ? lines.slice(0, 1) : lines
  for (const [at, [weight, text]] of shown.entries()) {
    const y = tile.top + 3 + lineHeight / 2 + at * lineHeight
    const fitted = fit(context, picture, weight, text, room)
    if (fitted === '') return
    if (look.hatch ?? look.other) {
      context.fillStyle = color(picture, look.ground)
      const plate = context.measureText(fitted).width + 6
      context.fillRect(tile.left + 1, y - lineHeight / 2, Math.min(plate, room + 6), lineHeight)
    }
    context.fillStyle = color(picture, look.ink)
    context.fillText(fitted, tile.left + 4, y)
  }
}

/** Lines in the direction of all waste in the window, bottom left to top right. */
function hatch(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  width: number,
  height: number,
  stroke: string,
): void {
  context.save()
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
  context.beginPath()
  // counted from the corner of the map, so that the lines of neighbours meet
  const first = Math.floor((left + top) / hatchStep) * hatchStep - top - height
  for (let x = first; x < left + width; x += hatchStep) {
    context.moveTo(x, top + height)
    context.lineTo(x + height, top)
  }
  context.globalAlpha *= 0.6
  context.strokeStyle = stroke
  context.lineWidth = 1.5
  context.stroke()
  context.restore()
}

function outline(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: MapTile,
  stroke: string,
  lineWidth: number,
  inset: number,
): void {
  if (width <= 2 * inset || height <= 2 * inset) return
  context.strokeStyle = stroke
  context.lineWidth = lineWidth
  context.strokeRect(left + inset, top + inset, width - 2 * inset, height - 2 * inset)
}

/** Writes text, cut where there is no room, and tells how wide it became. */
function write(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  weight: number,
  text: string,
  x: number,
  y: number,
  room: number,
): number {
  const fitted = fit(context, picture, weight, text, room)
  context.fillText(fitted, x, y)
  return context.measureText(fitted).width
}

/** The longest beginning of a text that fits, with an ellipsis where it was cut. */
function fit(
  context: CanvasRenderingContext2D,
  { fontFamily }: MapPicture,
  weight: number,
  text: string,
  room: number,
): string {
  context.font = `${String(weight)} ${String(textSize)}px ${fontFamily}`
  // names of 4,096 bytes need not be measured whole
  const whole = text.length > 300 ? `${text.slice(0, 300)}…` : text
  if (context.measureText(whole).width <= room) return whole
  const letters = Array.from(whole)
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const cut = `${letters.slice(0, middle).join('')}…`
    if (context.measureText(cut).width <= room) low = middle
    else high = middle - 1
  }
  return low === 0 ? '' : `${letters.slice(0, low).join('')}…`
}
