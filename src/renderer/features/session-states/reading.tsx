import type { Overview, Progress, SessionState } from '../../../shared/views.ts'
import { Button } from '../../ui/button.tsx'
import { layerTone } from '../../ui/layer-color.ts'
import { ProgressBar, type ProgressPart } from '../../ui/progress-bar.tsx'
import { formatWholePercent, wholePercent } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { words } from '../../words/words.ts'
import css from './reading.module.css'

export interface ReadingProps {
  readonly state: SessionState
  readonly overview: Overview | null
  readonly onCancel: () => void
}

/** How far reading has come, over whatever can be shown already. */
export function Reading({ state, overview, onCancel }: ReadingProps) {
  const { bytes, rate } = useFormat()
  const { progress } = state
  const share = shareOf(progress)
  const percent = share === null ? null : formatWholePercent(share)

  return (
    <section className={css['strip']} aria-label={words.progress.label}>
      <div className={css['line']}>
        {progress === null ? (
          <b className={css['opening']}>{words.progress.opening}</b>
        ) : (
          <b className={css['figure']}>{percent ?? bytes(progress.bytes)}</b>
        )}
        {progress !== null && (
          <>
            <span className={css['layer']}>
              <b>
                {progress.layer === null
                  ? words.progress.reading
                  : words.progress.layer(progress.layer)}
              </b>
              {progress.layersTotal !== null && (
                <span className="only-wide">
                  {', '}
                  {words.progress.ofLayers(progress.layersRead, progress.layersTotal)}
                </span>
              )}
            </span>
            {progress.expectedBytes !== null && (
              <span className="num ink-2">
                {words.progress.ofAbout(bytes(progress.bytes), bytes(progress.expectedBytes))}
              </span>
            )}
            {progress.rate > 0 && <span className="num ink-2">{rate(progress.rate)}</span>}
            {progress.secondsLeft !== null && (
              <span className="num ink-2">{words.progress.left(progress.secondsLeft)}</span>
            )}
          </>
        )}
        <span className={css['end']}>
          <Button kind="line" size="small" icon="close" shortcut="Esc" onClick={onCancel}>
            {words.progress.cancel}
          </Button>
        </span>
      </div>
      <ProgressBar
        label={words.progress.label}
        percent={share === null ? null : wholePercent(share)}
        valueText={
          progress === null ? words.progress.opening : words.progress.spoken(percent, progress)
        }
        parts={progressParts(progress, overview)}
      />
    </section>
  )
}

/**
 * 0 to 1, null when the total is not known. The total is an estimate, and after the last byte there
 * is still something to be worked out, so reading is never quite at its end.
 */
export function shareOf(progress: Progress | null): number | null {
  if (progress === null || progress.expectedBytes === null) return null
  return Math.min(0.995, progress.bytes / Math.max(1, progress.expectedBytes))
}

/**
 * One part a layer, as long as the layer is large, in the layer's colour; one plain part when the
 * layers are not known. Layers may come in any order, so each has its own beginning.
 */
export function progressParts(
  progress: Progress | null,
  overview: Overview | null,
): readonly ProgressPart[] {
  const layers = overview?.layers ?? []
  // Old archives name their layers only at the end: what was read is then not known to be any layer's.
  const bound = layers.filter((layer) => layer.state === 'read').length
  const unbound = progress !== null && progress.layersRead > bound
  const sized = layers.every((layer) => layer.state === 'read' || layer.approximateSize !== null)
  if (!overview || layers.length === 0 || !sized || unbound) {
    return [{ key: 0, weight: 1, done: shareOf(progress) ?? 0 }]
  }
  const size = (layer: (typeof layers)[number]) =>
    layer.state === 'read' ? layer.size : (layer.approximateSize ?? 0)
  const whole = layers.reduce((sum, layer) => sum + size(layer), 0)
  const read = layers.reduce((sum, layer) => sum + (layer.state === 'read' ? size(layer) : 0), 0)
  // What the stream has given beyond the finished layers belongs to the one being read.
  const beyond = (shareOf(progress) ?? 0) * whole - read
  return layers.map((layer) => ({
    key: layer.index,
    weight: Math.max(size(layer), whole * 0.002),
    done:
      layer.state === 'read'
        ? 1
        : layer.state === 'reading'
          ? Math.max(0, Math.min(1, beyond / Math.max(1, size(layer))))
          : 0,
    tone: layerTone(layer.index, overview.base.layers),
  }))
}
