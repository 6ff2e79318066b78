import { useMemo, useState } from 'react'
import { visibleText } from '../../../core/model/display-text.ts'
import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import type { Overview } from '../../../shared/views.ts'
import { useBridge } from '../../client.ts'
import { valueOf } from '../../state/load-state.ts'
import { useCall } from '../../state/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { mapWords } from '../../words/map-words.ts'
import { errorMessage } from '../../words/sentences.ts'
import { useFormat } from '../../words/use-format.ts'
import { useChartInView, type ChartSource } from '../charts/chart-in-view.ts'
import { mapSvg } from '../charts/map-svg.ts'
import { useSize } from '../overview/use-size.ts'
import { selectedRow, shownOf, type FilesState, type SelectedRow } from './files-state.ts'
import { MapBar } from './map-bar.tsx'
import { MapCanvas } from './map-canvas.tsx'
import { MapLegend } from './map-legend.tsx'
import { MapTable } from './map-table.tsx'
import { zoomTarget } from './map-tiles.ts'
import css from './map-view.module.css'
import { usePickedTile } from './use-picked-tile.ts'

export interface MapViewProps {
  readonly overview: Overview
  readonly session: string
  readonly state: FilesState
  readonly layer: number
  readonly onChange: (change: Partial<FilesState>) => void
}

/**
 * The files as tiles whose area is their bytes: a tile is selected as a row is, a directory is zoomed
 * in on. What the picture tells by colour, a legend, the tile's own words and a table tell as well.
 */
export function MapView({ overview, session, state, layer, onChange }: MapViewProps) {
  const bridge = useBridge()
  const revision = overview.chosen
  const baseLayers = overview.base.layers
  const [box, size] = useSize<HTMLDivElement>({ width: 0, height: 0 })
  const { view, ghosts, filter } = shownOf(state, layer, overview.layers.length - 1)
  const tree = { view, ghosts, filter }
  const asked = { session, ...tree, directory: state.mapAt, baseLayers, ...size }
  const { state: answer, reload } = useCall(
    'files:map',
    size.width === 0 || size.height === 0 ? null : asked,
    revision,
  )
  const map = valueOf(answer)
  const [group, setGroup] = useState<string | null>(null)
  const { bytes } = useFormat()
  const name = overview.image.tags[0] ?? overview.image.shortId
  const source = useMemo((): ChartSource | null => {
    if (map === null || map.tiles.length === 0) return null
    const title = `${name} ${directoryOf(map)}`
    const picture = { map, size, color: state.mapColor, baseLayers, title, bytes }
    return { kind: 'map', draw: (token) => mapSvg(picture, token) }
  }, [map, size, state.mapColor, baseLayers, name, bytes])
  useChartInView(source)

  const zoom = (directory: number) => {
    if (directory !== state.mapAt) onChange({ mapAt: directory })
  }
  const zoomIn = (tile: MapTile) => {
    const target = zoomTarget(map?.tiles ?? [], tile)
    if (target !== null) zoom(target)
  }
  const zoomOut = () => {
    zoom(map?.crumbs.at(-2)?.path ?? 0)
  }
  const onRow = (tile: MapTile) => {
    const of = tile.kind === 'file' ? tile.layer : null
    void bridge
      .call('files:row', { session, ...tree, path: tile.path, layer: of })
      .then((found) => {
        if (!found.ok || found.value === null) return
        const row: SelectedRow = selectedRow(found.value.directory, found.value)
        onChange({ current: row, selected: new Map([[row.key, row]]) })
      })
  }
  const { picked, pick } = usePickedTile(session, tree, map, state.current, onRow)

  return (
    <div data-fills className={css['view']}>
      <MapBar
        map={map}
        picked={map?.tiles[picked] ?? null}
        onZoom={zoom}
        onZoomIn={zoomIn}
        onZoomOut={zoomOut}
      />
      <div ref={box} className={css['box']}>
        {answer.status === 'failed' && (
          <Callout kind="error">
            <b>{mapWords.failed}</b> {visibleText(errorMessage(answer.error))}{' '}
            <Button kind="link" onClick={reload}>
              {mapWords.tryAgain}
            </Button>
          </Callout>
        )}
        {map === null && answer.status === 'loading' && (
          <p className={css['quiet']}>{mapWords.loading}</p>
        )}
        {map !== null && map.tiles.length === 0 && <p className={css['quiet']}>{mapWords.empty}</p>}
        {map !== null && map.tiles.length > 0 && (
          <MapCanvas
            map={map}
            size={size}
            color={state.mapColor}
            baseLayers={baseLayers}
            group={group}
            picked={picked}
            onPick={pick}
            onZoomIn={zoomIn}
            onZoomOut={zoomOut}
          />
        )}
      </div>
      <MapLegend
        tiles={map?.tiles ?? []}
        color={state.mapColor}
        baseLayers={baseLayers}
        group={group}
        hasGhosts={map !== null && map.tiles.some(({ ghostBytes }) => ghostBytes > 0)}
        onGroup={setGroup}
        onColor={(mapColor) => {
          setGroup(null)
          // without ghosts a merged tree has nothing that is wasted
          onChange(mapColor === 'waste' ? { mapColor, ghosts: true } : { mapColor })
        }}
      />
      {map !== null && <MapTable map={map} directory={directoryOf(map)} />}
    </div>
  )
}

/** The path of the directory on the map, as text. */
function directoryOf({ crumbs }: FileMap): string {
  return `/${crumbs
    .slice(1)
    .map(({ name }) => visibleText(name))
    .join('/')}`
}
