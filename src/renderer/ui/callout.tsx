import type { ReactNode } from 'react'
import css from './callout.module.css'
import { cx } from './cx.ts'

export interface CalloutProps {
  readonly kind: 'waste' | 'warning' | 'error' | 'info'
  readonly children: ReactNode
}

/** A sentence or two that must not be overlooked, on a soft ground of its kind. */
export function Callout({ kind, children }: CalloutProps) {
  return <div className={cx(css['callout'], css[kind])}>{children}</div>
}
