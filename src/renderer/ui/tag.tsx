import type { ReactNode } from 'react'
import css from './tag.module.css'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icon.tsx'

export interface TagProps {
  readonly children: ReactNode
  readonly kind?: 'line' | 'faint' | 'waste' | 'warning' | 'error'
  readonly icon?: IconName
}

/** A word or two about the thing beside it. */
export function Tag({ children, kind = 'line', icon }: TagProps) {
  return (
    <span className={cx(css['tag'], css[kind])}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  )
}
