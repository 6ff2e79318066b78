import type { ReactNode } from 'react'
import css from './command.module.css'
import { CopyButton } from './copy-button.tsx'

export interface CommandProps {
  /** What the copy button copies. */
  readonly text: string
  /** Name of the copy button. */
  readonly copyLabel: string
  /** How it is shown, when it is more than the text itself. */
  readonly children?: ReactNode
}

/** A line to be run or read elsewhere, whole and copyable. */
export function Command({ text, copyLabel, children }: CommandProps) {
  return (
    <div className={css['command']}>
      <code className={css['text']}>{children ?? text}</code>
      <span className={css['copy']}>
        <CopyButton text={text} label={copyLabel} />
      </span>
    </div>
  )
}
