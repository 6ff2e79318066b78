import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { mapWords } from '../../words/map-words.ts'
import { legendOf, lookOf, type MapColor } from '../files/map-looks.ts'
import { tileName } from '../files/map-tiles.ts'
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
const textSize = 11
const lineHeight = 14

/**
 * The map of files as a file of SVG, tile by tile where it stands in the window.
 *
 * @param token The value of a token of the theme.
 */
export function mapSvg(picture: MapPictureFile, token: (name: string) => string): string {
  const { map, size, color, baseLayers, title, bytes } = picture
  const tiles = map.tiles.map((tile) =>
    tile.divided ? frame(tile, bytes, token) : leaf(tile, picture, token),
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

/** The nested picture cuts off what does not fit. */
function cell({ left, top, width, height }: MapTile, ...children: readonly string[]): string {
  return element('svg', { x: left, y: top, width, height }, ...children)
}

function frame(
  tile: MapTile,
  bytes: (size: number) => string,
  token: (name: string) => string,
): string {
  const { width, height } = tile
  const label = fitted(`${visibleText(tile.name)}  ${bytes(tile.bytes)}`, width - 10, textSize)
  return cell(
    tile,
    element('rect', { width, height, fill: 'none', stroke: token('line-strong') }),
    element('text', { x: 5, y: 13, 'font-weight': 600 }, text(label)),
  )
}

function leaf(
  tile: MapTile,
  { color, baseLayers, bytes }: MapPictureFile,
  token: (name: string) => string,
): string {
  const { width, height } = tile
  const look = lookOf(tile, color, baseLayers)
  const parts = [element('rect', { width, height, fill: token(look.ground) })]
  if (look.other) {
    const part = width * look.other.share
    const box = { x: width - part, width: part, height }
    parts.push(element('rect', { ...box, fill: token(look.other.ground) }))
  }
  if (look.hatch) {
    const part = Math.max(Math.min(3, width), width * look.hatch.share)
    const box = { x: width - part, width: part, height }
    parts.push(element('rect', { ...box, fill: `url(#${look.hatch.color})` }))
  }
  parts.push(
    element('rect', {
      width,
      height,
      fill: 'none',
      stroke: token('mark-edge'),
      'stroke-width': 0.5,
    }),
  )
  if (width >= 32 && height >= lineHeight + 4) {
    const lines: readonly (readonly [number, string])[] = [
      [600, fitted(visibleText(tileName(tile)), width - 8, textSize)],
      [400, fitted(bytes(tile.bytes), width - 8, textSize)],
    ]
    for (const [at, [weight, line]] of lines.entries()) {
      const y = 14 + at * lineHeight
      if (y > height - 3 || line === '') continue
      if (look.hatch ?? look.other) {
        const plate = Array.from(line).length * textSize * 0.6 + 6
        const box = { x: 1, y: y - 11, width: Math.min(plate, width - 2), height: lineHeight }
        parts.push(element('rect', { ...box, fill: token(look.ground) }))
      }
      const ink = { x: 4, y, fill: token(look.ink), 'font-weight': weight }
      parts.push(element('text', ink, text(line)))
    }
  }
  return cell(tile, ...parts)
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
