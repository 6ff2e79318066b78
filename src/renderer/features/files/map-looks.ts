import { fileTypes } from '../../../core/model/file-type.ts'
import type { MapTile } from '../../../shared/file-views.ts'
import { layerTone } from '../../ui/layer-color.ts'
import { formatCount } from '../../words/format.ts'
import { mapWords } from '../../words/map-words.ts'

/** What the colours of a map tell. */
export const mapColors = ['layer', 'type', 'base', 'waste'] as const
export type MapColor = (typeof mapColors)[number]

/** How a tile is drawn, in tokens (tokens.css) without their dashes. */
export interface TileLook {
  /** Names the entry of the legend that the tile belongs to. */
  readonly group: string
  readonly ground: string
  readonly ink: string
  /** The right part of the tile, when it has two grounds. */
  readonly other: { readonly ground: string; readonly share: number } | null
  /** Hatched from the right: what no container sees. */
  readonly hatch: { readonly color: string; readonly share: number } | null
}

const rust = 'wasted-fill'
const rock = 'base-1'
const yours = 'layer-1'

/** The look of a tile that is not divided. */
export function lookOf(tile: MapTile, color: MapColor, baseLayers: number): TileLook {
  const { bytes } = tile
  const part = (of: number) => (bytes > 0 ? of / bytes : 0)
  if (color === 'waste') {
    const share = part(tile.wastedBytes)
    const hatch = share > 0 ? { color: rust, share } : null
    const group = share >= 0.5 ? 'wasted' : 'kept'
    return { group, ground: rock, ink: `${rock}-ink`, other: null, hatch }
  }
  if (color === 'base') {
    const base = part(tile.baseBytes)
    const ground = base > 0 ? rock : yours
    const other = base > 0 && base < 1 ? { ground: yours, share: 1 - base } : null
    const group = base >= 0.5 ? 'base' : 'yours'
    return { group, ground, ink: `${ground}-ink`, other, hatch: ghostHatch(tile, ground) }
  }
  const tone = color === 'layer' ? layerTone(tile.layer, baseLayers) : typeTone(tile.type)
  const group = color === 'layer' ? String(tile.layer) : tile.type
  return { group, ground: tone, ink: `${tone}-ink`, other: null, hatch: ghostHatch(tile, tone) }
}

/** Rust on rock, the layer's ink on a mineral: as everywhere in the window. */
function ghostHatch({ ghostBytes, bytes }: MapTile, tone: string): TileLook['hatch'] {
  if (ghostBytes === 0) return null
  return { color: tone.startsWith('base') ? rust : `${tone}-ink`, share: ghostBytes / bytes }
}

/** Types take the colours of layers in their order; what has no type is rock. */
function typeTone(type: MapTile['type']): string {
  return type === 'other' ? rock : `layer-${String(fileTypes.indexOf(type) + 1)}`
}

export interface LegendEntry {
  readonly group: string
  readonly label: string
  readonly tone: string
  readonly hatched: boolean
}

/** What the colours of these tiles mean; of layers and types only those that are there. */
export function legendOf(
  tiles: readonly MapTile[],
  color: MapColor,
  baseLayers: number,
): readonly LegendEntry[] {
  const leaves = tiles.filter((tile) => !tile.divided)
  const entry = (group: string, label: string, tone: string, hatched = false): LegendEntry => ({
    group,
    label,
    tone,
    hatched,
  })
  switch (color) {
    case 'base':
      return [entry('base', mapWords.base, rock), entry('yours', mapWords.yours, yours)]
    case 'waste':
      return [entry('kept', mapWords.kept, rock), entry('wasted', mapWords.wasted, rock, true)]
    case 'layer': {
      const layers = [...new Set(leaves.map(({ layer }) => layer))].sort((a, b) => a - b)
      return layers.map((layer) => {
        const rocky = layer < baseLayers ? ` ${mapWords.base}` : ''
        return entry(String(layer), formatCount(layer) + rocky, layerTone(layer, baseLayers))
      })
    }
    case 'type': {
      const there = new Set(leaves.map(({ type }) => type))
      return fileTypes
        .filter((type) => there.has(type))
        .map((type) => entry(type, mapWords.types[type], typeTone(type)))
    }
  }
}

/** Every token that a map may be drawn with. */
export const mapTokens: readonly string[] = [
  ...['surface-window', 'line-strong', 'ink', 'ink-2', 'focus', 'mark-edge', rust],
  ...[1, 2, 3, 4].flatMap((n) => [`base-${String(n)}`, `base-${String(n)}-ink`]),
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [`layer-${String(n)}`, `layer-${String(n)}-ink`]),
]
