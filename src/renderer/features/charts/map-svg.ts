import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { mapWords } from '../../words/map-words.ts'
import {
  frameDrawing,
  lineHeight,
  textSize,
  tileDrawing,
  type TileDrawing,
  type TileLine,
} from '../files/map-drawing.ts'
import { legendOf, lookOf, type MapColor } from '../files/map-looks.ts'
import { element, fitted, hatch, sheet, text } from './svg-text.ts'

export interface MapPictureFile {
  readonly map: FileMap
  readonly size: { readonly width: number; readonly height: number }
  readonly color: MapColor
  readonly baseLayers: number
  /** What is shown, as a title. */
  readonly title: string
  readonly bytes: (size: number) => string
}

const edge = 16
const head = 44
const foot = 40

/**
 * The map of files as a file of SVG, tile by tile where it stands in the window.
 *
 * @param token The value of a token of the theme.
 */
export function mapSvg(picture: MapPictureFile, token: (name: string) => string): string {
  const { map, size, color, baseLayers, title, bytes } = picture
  const tiles = map.tiles.map((tile) =>
    drawn(
      tile,
      tile.divided
        ? frameDrawing(tile, bytes)
        : tileDrawing(tile, lookOf(tile, color, baseLayers), bytes),
      token,
    ),
  )
  const patterns = new Set(
    map.tiles.flatMap((tile) =>
      tile.divided ? [] : (lookOf(tile, color, baseLayers).hatch?.color ?? []),
    ),
  )
  const whole = `${title} · ${mapWords.sum(bytes(map.bytes), map.files)}`
  const width = size.width + 2 * edge
  return sheet(
    {
      width,
      height: size.height + head + foot,
      title: fitted(whole, width - 2 * edge, 15),
      description: `${whole}. ${mapWords.area}.`,
      ground: token('surface-window'),
      ink: token('ink'),
    },
    element('defs', {}, ...[...patterns].map((name) => hatch(name, token(name), strength(name)))),
    element(
      'g',
      { transform: `translate(${String(edge)} ${String(head)})`, 'font-size': textSize },
      ...tiles,
    ),
    legend(picture, token, size.height + head + 16),
  )
}

/** Rust stands for itself; the ink of a mineral is softened as in the window. */
function strength(name: string): number {
  return name.endsWith('-ink') ? 0.35 : 1
}

/** A nested picture, which cuts off what does not fit. */
function drawn(
  { left, top, width, height }: MapTile,
  drawing: TileDrawing,
  token: (name: string) => string,
): string {
  const part = (of: { readonly left: number; readonly width: number }, fill: string) =>
    element('rect', { x: of.left, width: of.width, height, fill })
  const { outline } = drawing
  const edges = { fill: 'none', stroke: token(outline.color), 'stroke-width': outline.width }
  return element(
    'svg',
    { x: left, y: top, width, height },
    ...drawing.grounds.map((of) => part(of, token(of.color))),
    ...(drawing.hatch ? [part(drawing.hatch, `url(#${drawing.hatch.color})`)] : []),
    element('rect', { width, height, ...edges }),
    ...linesOf(drawing.lines, token),
  )
}

/** A letter's width as a part of its size, as near as a file can know it. */
const letter = 0.6

function linesOf(lines: readonly TileLine[], token: (name: string) => string): readonly string[] {
  const parts: string[] = []
  let end = 0
  for (const line of lines) {
    const left = line.afterWithRoom !== null && end > 0 ? end + 5 : line.left
    const room = line.left + line.room - left
    if (line.afterWithRoom !== null && room <= line.afterWithRoom) break
    const shown = fitted(line.text, room, textSize)
    if (shown === '' || (line.uncut && shown !== line.text)) break
    const width = Array.from(shown).length * textSize * letter
    if (line.plate !== null) {
      const box = { x: left - 3, y: line.middle - lineHeight / 2, height: lineHeight }
      const plate = { ...box, width: Math.min(width, room) + 6, fill: token(line.plate) }
      parts.push(element('rect', plate))
    }
    const place = { x: left, y: line.middle + 4, fill: token(line.color) }
    parts.push(element('text', { ...place, 'font-weight': line.weight }, text(shown)))
    end = left + width
  }
  return parts
}

function legend(
  { map, color, baseLayers }: MapPictureFile,
  token: (name: string) => string,
  y: number,
): string {
  let x = edge
  const entries = legendOf(map.tiles, color, baseLayers).map(({ label, tone, hatched }) => {
    const box = { x, y: y - 9, width: 11, height: 11 }
    const drawn = [
      element('rect', { ...box, fill: token(tone), stroke: token('mark-edge') }),
      ...(hatched ? [element('rect', { ...box, fill: 'url(#wasted-fill)' })] : []),
      element('text', { x: x + 16, y, 'font-size': textSize }, text(label)),
    ]
    x += 16 + Array.from(label).length * 6.2 + 18
    return drawn.join('')
  })
  return element('g', {}, ...entries)
}
