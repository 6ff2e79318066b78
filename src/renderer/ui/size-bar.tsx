import css from './size-bar.module.css'
import { cx } from './cx.ts'

export interface SizeBarPart {
  readonly kind: 'base' | 'yours' | 'kept' | 'waste' | 'unique' | 'shared'
  /** 0 to 1 of the whole bar. */
  readonly share: number
}

export interface SizeBarProps {
  readonly parts: readonly SizeBarPart[]
  /** `line` is 3 px high, for lists. */
  readonly kind?: 'bar' | 'line'
  /** Pixels; fills its place when left out. */
  readonly width?: number
}

/** Parts of a whole, in a row. Decoration: the numbers always stand beside it in words. */
export function SizeBar({ parts, kind = 'bar', width }: SizeBarProps) {
  return (
    <span
      className={cx(css['bar'], kind === 'line' && css['line'])}
      style={width === undefined ? undefined : { width }}
      aria-hidden="true"
    >
      {parts
        .filter((part) => part.share > 0)
        .map((part) => (
          <i
            key={part.kind}
            className={css[part.kind]}
            style={{ width: `${String(Math.min(1, part.share) * 100)}%` }}
          />
        ))}
    </span>
  )
}
