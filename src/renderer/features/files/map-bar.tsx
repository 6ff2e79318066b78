import { visibleText } from '../../../core/model/display-text.ts'
import type { FileMap, MapTile } from '../../../shared/file-views.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { mapWords } from '../../words/map-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { zoomTarget } from './map-tiles.ts'
import css from './map-view.module.css'

export interface MapBarProps {
  readonly map: FileMap | null
  readonly picked: MapTile | null
  readonly onZoom: (directory: number) => void
  readonly onZoomIn: (tile: MapTile) => void
  readonly onZoomOut: () => void
}

/** Where the map is: the directories above to go back to, how much it shows, and zooming. */
export function MapBar({ map, picked, onZoom, onZoomIn, onZoomOut }: MapBarProps) {
  const { bytes } = useFormat()
  const crumbs = map?.crumbs ?? []
  const last = crumbs.length - 1
  const canZoomIn = picked !== null && zoomTarget(map?.tiles ?? [], picked) !== null
  return (
    <div className={css['bar']}>
      <nav aria-label={mapWords.crumbs} className={css['crumbs']}>
        <ol>
          {crumbs.map(({ path, name }, index) => (
            <li key={path}>
              {index > 1 && <Icon name="chevron-right" size={12} />}
              {index === last ? (
                <bdi aria-current="location" className="clip">
                  {visibleText(name)}
                </bdi>
              ) : (
                <button
                  type="button"
                  className="clip"
                  aria-label={index === 0 ? mapWords.root : undefined}
                  onClick={() => onZoom(path)}
                >
                  <bdi>{visibleText(name)}</bdi>
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {map !== null && (
        <span role="status" className={css['sum']}>
          {mapWords.sum(bytes(map.bytes), map.files)}
        </span>
      )}
      <span className="grow" />
      <IconButton
        label={mapWords.zoomOut}
        icon="zoom-out"
        size="small"
        shortcut="Esc"
        disabled={last <= 0}
        onClick={onZoomOut}
      />
      <IconButton
        label={mapWords.zoomIn}
        icon="zoom-in"
        size="small"
        shortcut="↵"
        disabled={!canZoomIn}
        onClick={() => {
          if (picked) onZoomIn(picked)
        }}
      />
    </div>
  )
}
