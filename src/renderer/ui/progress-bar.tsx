import css from './progress-bar.module.css'

export interface ProgressPart {
  readonly key: number
  /** How much of the bar's length it takes, in any unit. */
  readonly weight: number
  /** 0 to 1 of this part. */
  readonly done: number
  /** Colour of the done part, a token as `layer-3`; the accent-free ink when left out. */
  readonly tone?: string
}

export interface ProgressBarProps {
  readonly label: string
  /** Whole per cents, null when the total is not known. */
  readonly percent: number | null
  /** What is said instead of the bare number. */
  readonly valueText: string
  readonly parts: readonly ProgressPart[]
}

/** How far something has come; parts in proportion, each filled from the left. */
export function ProgressBar({ label, percent, valueText, parts }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={valueText}
      className={css['bar']}
    >
      {parts.map((part) => (
        <span
          key={part.key}
          className={css['part']}
          style={{ flexGrow: Math.max(part.weight, 0.001) }}
        >
          <i
            className={css['done']}
            style={{
              width: `${String(Math.min(1, part.done) * 100)}%`,
              background: `var(--${part.tone ?? 'kept'})`,
            }}
          />
        </span>
      ))}
    </div>
  )
}
