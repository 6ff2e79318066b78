import type { ReactNode } from 'react'
import css from './key-hint.module.css'

/** A keyboard shortcut as the platform writes it. */
export function KeyHint({ children }: { readonly children: ReactNode }) {
  return <kbd className={css['key']}>{children}</kbd>
}
