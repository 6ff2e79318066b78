import css from './middle-clip.module.css'

export interface MiddleClipProps {
  readonly text: string
  /** Characters at the end that always stay. */
  readonly tail?: number
}

/** One line that loses its middle when there is no room: for hashes and paths. Copying gives it whole. */
export function MiddleClip({ text, tail = 8 }: MiddleClipProps) {
  const cut = Math.max(0, text.length - tail)
  return (
    <span className={css['whole']} title={text}>
      <span className={css['head']}>{text.slice(0, cut)}</span>
      <span className={css['tail']}>{text.slice(cut)}</span>
    </span>
  )
}
