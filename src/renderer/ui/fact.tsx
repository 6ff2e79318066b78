import type { ReactNode } from 'react'
import css from './fact.module.css'
import { cx } from './cx.ts'

/** A row of named values that never wraps. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={css['facts']}>{children}</dl>
}

export interface FactProps {
  readonly label: ReactNode
  readonly children: ReactNode
  /** Dimmed: the value is not known yet, and `children` says so in words. */
  readonly pending?: boolean
}

export function Fact({ label, children, pending = false }: FactProps) {
  return (
    <div className={css['fact']}>
      <dt className={css['label']}>{label}</dt>
      <dd className={cx(css['value'], pending && css['pending'])}>{children}</dd>
    </div>
  )
}
