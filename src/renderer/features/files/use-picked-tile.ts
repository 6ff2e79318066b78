import { useEffect, useState } from 'react'
import type { ShownTree } from '../../../core/queries/file-explorer.ts'
import type { Arg } from '../../../shared/contract.ts'
import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { useBridge } from '../../client.ts'
import type { SelectedRow } from './files-state.ts'
import { tileKey } from './map-tiles.ts'

export interface PickedTile {
  /** Place of the selected tile, -1 when none is. */
  readonly picked: number
  readonly pick: (index: number) => void
}

/**
 * The selected tile, linked with the selected row: picking a tile asks for its row; a row that was
 * selected elsewhere marks its own tile, or the smallest that it lies in.
 */
export function usePickedTile(
  session: string,
  tree: ShownTree,
  map: FileMap | null,
  current: SelectedRow | null,
  onRow: (tile: MapTile) => void,
): PickedTile {
  const tiles = map?.tiles ?? []
  const [choice, setChoice] = useState<Choice | null>(null)
  const chosen = choice === null ? -1 : tiles.findIndex((tile) => tileKey(tile) === choice.key)
  // until its row is there, the row that was selected before it
  const holds =
    choice !== null &&
    (current === choice.before || current?.row.path === tiles[chosen]?.path) &&
    chosen >= 0
  const own = holds || current === null ? -1 : tiles.findIndex((tile) => isTileOf(tile, current))
  const lost = !holds && own < 0 && map !== null ? current : null
  const around = useTileAround(session, tree, tiles, lost)

  const pick = (index: number) => {
    const tile = tiles[index]
    if (!tile) return
    setChoice({ key: tileKey(tile), before: current })
    onRow(tile)
  }
  return { picked: holds ? chosen : own >= 0 ? own : around, pick }
}

interface Choice {
  readonly key: string
  readonly before: SelectedRow | null
}

function isTileOf({ kind, path, layer }: MapTile, { row }: SelectedRow): boolean {
  if (path !== row.path || kind === 'rest') return false
  return kind === 'directory' || layer === row.layer
}

/** The smallest directory tile that a row without a tile of its own lies in, -1 while unknown. */
function useTileAround(
  session: string,
  tree: ShownTree,
  tiles: readonly MapTile[],
  lost: SelectedRow | null,
): number {
  const bridge = useBridge()
  const [way, setWay] = useState<{ readonly asked: string; readonly paths: ReadonlySet<number> }>()
  const asked =
    lost === null
      ? null
      : JSON.stringify({ session, ...tree, target: lost.row.path, sort: null, collapse: false })

  useEffect(() => {
    if (asked === null) return
    let stale = false
    void bridge.call('files:reveal', JSON.parse(asked) as Arg<'files:reveal'>).then((answer) => {
      if (stale || !answer.ok) return
      setWay({ asked, paths: new Set(answer.value.steps.map(({ path }) => path)) })
    })
    return () => {
      stale = true
    }
  }, [bridge, asked])

  if (way === undefined || way.asked !== asked) return -1
  return tiles.findLastIndex(({ kind, path }) => kind === 'directory' && way.paths.has(path))
}
