import { visibleText } from '../../../core/model/display-text.ts'
import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { formatExactBytes, formatShare } from '../../words/format.ts'
import { mapWords } from '../../words/map-words.ts'
import { useFormat } from '../../words/use-format.ts'
import type { Size } from '../overview/use-size.ts'
import { tilePath } from './map-tiles.ts'
import css from './map-view.module.css'

/** What a tile is and what it is made of, line by line. */
export function useTileWords(map: FileMap): (tile: MapTile | undefined) => readonly string[] {
  const { bytes } = useFormat()
  return (tile) => {
    if (!tile) return []
    const path = visibleText(tilePath(map, tile))
    const share = mapWords.share(formatShare(map.bytes > 0 ? tile.bytes / map.bytes : 0))
    const lines = [tile.kind === 'rest' ? mapWords.restIn(tile.files, path) : path]
    lines.push(`${formatExactBytes(tile.bytes)}, ${share}`)
    const parts = [
      mapWords.layer(tile.layer, tile.layerBytes === tile.bytes),
      mapWords.mostly(mapWords.types[tile.type], tile.typeBytes === tile.bytes),
    ]
    if (tile.kind === 'directory') parts.unshift(mapWords.files(tile.files))
    lines.push(parts.join(', '))
    if (tile.ghostBytes > 0) lines.push(mapWords.ghostBytes(bytes(tile.ghostBytes)))
    else if (tile.wastedBytes > 0) lines.push(mapWords.wastedBytes(bytes(tile.wastedBytes)))
    return lines
  }
}

export interface MapTipProps {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly size: Size
}

/** Beside the pointer, on the side where there is room. */
export function MapTip({ lines, x, y, size }: MapTipProps) {
  const [first, ...rest] = lines
  const beside = x > size.width / 2 ? { right: size.width - x + 12 } : { left: x + 14 }
  const below = y > size.height / 2 ? { bottom: size.height - y + 10 } : { top: y + 16 }
  return (
    <div aria-hidden="true" className={css['tip']} style={{ ...beside, ...below }}>
      <b>
        <bdi>{first}</bdi>
      </b>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}
