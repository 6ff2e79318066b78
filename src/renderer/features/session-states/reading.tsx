import type { Overview, Progress, SessionState } from '../../../shared/views.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { formatWholePercent, wholePercent } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { words } from '../../words/words.ts'
import { progressParts, shareOf } from './progress-parts.ts'
import css from './reading.module.css'

export interface ReadingProps {
  readonly state: SessionState
  readonly overview: Overview | null
  readonly onCancel: () => void
}

/** How far reading has come, over whatever can be shown already. */
export function Reading({ state, overview, onCancel }: ReadingProps) {
  const { progress } = state
  // An engine may take long to put the image together before it sends the first byte.
  const begun = progress !== null && progress.bytes > 0 ? progress : null
  const share = shareOf(progress)
  const percent = share === null ? null : formatWholePercent(share)

  return (
    <section className={css['strip']} aria-label={words.progress.label}>
      <div className={css['line']}>
        {begun === null ? (
          <>
            <b className={css['opening']}>{words.progress.opening}</b>
            {progress !== null && <span className="ink-2">{words.progress.waiting}</span>}
          </>
        ) : (
          <ProgressLine progress={begun} percent={percent} />
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

interface ProgressLineProps {
  readonly progress: Progress
  readonly percent: string | null
}

/** The figure first: per cent, or bytes when the total is not known. */
function ProgressLine({ progress, percent }: ProgressLineProps) {
  const { bytes, rate } = useFormat()
  const { layer, layersRead, layersTotal, expectedBytes, secondsLeft } = progress
  return (
    <>
      <b className={css['figure']}>{percent ?? bytes(progress.bytes)}</b>
      <span className={css['layer']}>
        <b>{layer === null ? words.progress.reading : words.progress.layer(layer)}</b>
        {layersTotal !== null && (
          <span className="only-wide">
            {', '}
            {words.progress.ofLayers(layersRead, layersTotal)}
          </span>
        )}
      </span>
      {expectedBytes !== null && (
        <span className="num ink-2">
          {words.progress.ofAbout(bytes(progress.bytes), bytes(expectedBytes))}
        </span>
      )}
      {progress.rate > 0 && <span className="num ink-2">{rate(progress.rate)}</span>}
      {secondsLeft !== null && (
        <span className="num ink-2">{words.progress.left(secondsLeft)}</span>
      )}
    </>
  )
}
