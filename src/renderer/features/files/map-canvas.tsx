import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { usePalette } from '../../ui/use-palette.ts'
import { mapWords } from '../../words/map-words.ts'
import { useFormat } from '../../words/use-format.ts'
import type { Size } from '../overview/use-size.ts'
import { lookOf, mapTokens, type MapColor } from './map-looks.ts'
import { paintMap } from './map-paint.ts'
import { nextTile, tileAt, tileKey, type Direction } from './map-tiles.ts'
import { MapTip, useTileWords } from './map-tip.tsx'
import css from './map-view.module.css'

export interface MapCanvasProps {
  readonly map: FileMap
  readonly size: Size
  readonly color: MapColor
  readonly baseLayers: number
  readonly group: string | null
  readonly picked: number
  readonly onPick: (index: number) => void
  readonly onZoomIn: (tile: MapTile) => void
  readonly onZoomOut: () => void
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/**
 * The picture, and over it a list box of which only the selected tile is in the page: the canvas is
 * for the eyes, the list box has the keys and the words.
 */
export function MapCanvas(props: MapCanvasProps) {
  const { map, size, color, baseLayers, group, picked, onPick, onZoomIn, onZoomOut } = props
  const { tiles } = map
  const canvas = useRef<HTMLCanvasElement>(null)
  const [hover, setHover] = useState<{ index: number; x: number; y: number } | null>(null)
  const [focused, setFocused] = useState(false)
  const palette = usePalette(mapTokens)
  const { bytes } = useFormat()
  const tileWords = useTileWords(map)
  const hovered = hover?.index ?? -1
  const help = useId()

  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const ratio = window.devicePixelRatio
    element.width = Math.round(size.width * ratio)
    element.height = Math.round(size.height * ratio)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    paintMap(context, {
      tiles,
      look: (tile) => lookOf(tile, color, baseLayers),
      palette,
      fontFamily: getComputedStyle(element).fontFamily,
      bytes,
      group,
      selected: picked,
      hovered,
      focused,
    })
  }, [tiles, size, color, baseLayers, palette, bytes, group, picked, hovered, focused])

  const placeOf = (event: PointerEvent | React.MouseEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const onPointerMove = (event: PointerEvent) => {
    const { x, y } = placeOf(event)
    setHover({ index: tileAt(tiles, x, y), x, y })
  }
  const indexUnder = (event: React.MouseEvent) => {
    const { x, y } = placeOf(event)
    return tileAt(tiles, x, y)
  }
  const leaves = tiles.flatMap((tile, index) => (tile.divided ? [] : [index]))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return
    const tile = tiles[picked]
    const direction = directions[event.key]
    if (direction) pickIn(direction, tile)
    else if (event.key === 'Home') onPick(leaves[0] ?? 0)
    else if (event.key === 'End') onPick(leaves.at(-1) ?? 0)
    else if (event.key === 'Enter' && tile) onZoomIn(tile)
    else if (event.key === 'Escape' || event.key === 'Backspace') {
      // at the root Escape is the window's
      if (map.crumbs.length === 1) return
      onZoomOut()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const pickIn = (direction: Direction, tile: MapTile | undefined) => {
    const next = tile ? nextTile(tiles, tile, direction) : (leaves[0] ?? -1)
    if (next >= 0) onPick(next)
  }
  const onFocus = () => {
    setFocused(true)
    if (picked < 0 && leaves[0] !== undefined) onPick(leaves[0])
  }

  const tile = tiles[picked]
  const option = tile ? `tile ${tileKey(tile)}`.replaceAll(' ', '-') : undefined
  return (
    <>
      <canvas
        ref={canvas}
        aria-hidden="true"
        className={css['canvas']}
        style={{ width: size.width, height: size.height }}
      />
      <div
        role="listbox"
        aria-label={mapWords.label(map.crumbs.at(-1)?.name ?? '/')}
        aria-describedby={help}
        aria-activedescendant={option}
        tabIndex={0}
        className={css['keys']}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={() => setFocused(false)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHover(null)}
        onClick={(event) => {
          const index = indexUnder(event)
          if (index >= 0) onPick(index)
        }}
        onDoubleClick={(event) => {
          const under = tiles[indexUnder(event)]
          if (under) onZoomIn(under)
        }}
      >
        {tile && (
          <div
            role="option"
            id={option}
            aria-selected="true"
            aria-posinset={leaves.indexOf(picked) + 1 || undefined}
            aria-setsize={leaves.length}
            tabIndex={-1}
            className={css['option']}
            style={{ left: tile.left, top: tile.top, width: tile.width, height: tile.height }}
          >
            <span className="visually-hidden">{tileWords(tile).join(', ')}</span>
          </div>
        )}
      </div>
      <p id={help} className="visually-hidden">
        {mapWords.help}
      </p>
      {hover !== null && tiles[hover.index] && (
        <MapTip lines={tileWords(tiles[hover.index])} x={hover.x} y={hover.y} size={size} />
      )}
    </>
  )
}
