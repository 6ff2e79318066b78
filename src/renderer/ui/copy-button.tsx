import { useEffect, useState } from 'react'
import { words } from '../words/words.ts'
import { Button, IconButton } from './button.tsx'
import { copyText } from './copy-text.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface CopyButtonProps {
  /** What is copied, always whole. */
  readonly text: string
  /** What it is called: "Copy image ID". */
  readonly label: string
  /** Words beside the icon; without them it is an icon button. */
  readonly children?: string
  readonly size?: 'normal' | 'small'
}

const shownFor = 1200

/** Copies; its icon turns to a check for a moment, and "Copied" is said. */
export function CopyButton({ text, label, children, size = 'small' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'rest' | 'copied' | 'refused'>('rest')

  useEffect(() => {
    if (outcome === 'rest') return
    const timer = window.setTimeout(() => {
      setOutcome('rest')
    }, shownFor)
    return () => {
      window.clearTimeout(timer)
    }
  }, [outcome])

  const copy = () => {
    void copyText(text).then((copied) => {
      setOutcome(copied ? 'copied' : 'refused')
    })
  }
  const icon = outcome === 'copied' ? 'check' : outcome === 'refused' ? 'close' : 'copy'
  const said =
    outcome === 'copied' ? words.copy.copied : outcome === 'refused' ? words.copy.refused : ''

  return (
    <>
      {children === undefined ? (
        <IconButton label={said === '' ? label : said} icon={icon} size={size} onClick={copy} />
      ) : (
        <Button icon={icon} size={size} aria-label={label} onClick={copy}>
          {said === '' ? children : said}
        </Button>
      )}
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </>
  )
}
