import type { MapTile } from '../../../shared/file-views.ts'
import {
  frameDrawing,
  lineHeight,
  textSize,
  tileDrawing,
  type TileDrawing,
  type TileLine,
} from './map-drawing.ts'
import type { TileLook } from './map-looks.ts'

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

const hatchStep = 7
const faint = 0.22

/** Draws a map; the context is scaled so that one unit is one CSS pixel. */
export function paintMap(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { tiles, look, group } = picture
  context.textBaseline = 'middle'
  for (const tile of tiles) {
    if (tile.divided) {
      context.globalAlpha = 1
      paintTile(context, picture, tile, frameDrawing(tile, picture.bytes))
      continue
    }
    const own = look(tile)
    context.globalAlpha = group === null || own.group === group ? 1 : faint
    paintTile(context, picture, tile, tileDrawing(tile, own, picture.bytes))
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

function paintTile(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  tile: MapTile,
  drawing: TileDrawing,
): void {
  const { left, top, height } = tile
  for (const part of drawing.grounds) {
    context.fillStyle = color(picture, part.color)
    context.fillRect(left + part.left, top, part.width, height)
  }
  if (drawing.hatch) {
    const { hatch: part } = drawing
    hatch(context, left + part.left, top, part.width, height, color(picture, part.color))
  }
  const { width } = drawing.outline
  outline(context, tile, color(picture, drawing.outline.color), width, width / 2)
  let end = 0
  for (const line of drawing.lines) {
    const beside = line.afterWithRoom !== null && end > 0
    const at = beside ? end + 5 : line.left
    const room = line.left + line.room - at
    if (line.afterWithRoom !== null && room <= line.afterWithRoom) return
    const width = write(context, picture, line, left + at, top + line.middle, room)
    if (width === 0) return
    end = at + width
  }
}

/** Writes what of a line has room, and tells how wide it became. */
function write(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  line: TileLine,
  x: number,
  y: number,
  room: number,
): number {
  const fitted = fit(context, picture, line.weight, line.text, room)
  if (fitted === '' || (line.uncut && fitted !== line.text)) return 0
  const { width } = context.measureText(fitted)
  if (line.plate !== null) {
    context.fillStyle = color(picture, line.plate)
    context.fillRect(x - 3, y - lineHeight / 2, Math.min(width, room) + 6, lineHeight)
  }
  context.fillStyle = color(picture, line.color)
  context.fillText(fitted, x, y)
  return width
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
