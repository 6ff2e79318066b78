import { useEffect, useRef, type ReactNode } from 'react'
import { words } from '../words/words.ts'
import { IconButton } from './button.tsx'
import css from './dialog.module.css'

export interface DialogProps {
  readonly label: string
  /** `full` leaves only an edge of the window. */
  readonly size: 'narrow' | 'wide' | 'full'
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A box over the window: what lies behind cannot be reached, Escape and a click beside it close it,
 * and the focus goes back to where it was.
 */
export function Dialog({ label, size, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  useEffect(() => {
    const element = dialog.current
    const onCancel = (event: Event) => {
      event.preventDefault()
      close.current()
    }
    const onDown = (event: PointerEvent) => {
      // The box fills the dialog, so what hits the dialog itself is the scrim.
      if (event.target === element) close.current()
    }
    element?.addEventListener('cancel', onCancel)
    element?.addEventListener('pointerdown', onDown)
    return () => {
      element?.removeEventListener('cancel', onCancel)
      element?.removeEventListener('pointerdown', onDown)
    }
  }, [])

  return (
    <dialog ref={dialog} aria-label={label} className={css['dialog']} data-size={size}>
      <div className={css['box']}>{children}</div>
    </dialog>
  )
}

/** A box that is read begins at its title; React does not write the attribute that says so. */
function takesFocus(title: HTMLElement | null): void {
  title?.setAttribute('autofocus', '')
}

export interface DialogHeadProps {
  readonly title: string
  readonly onClose: () => void
}

/** The title of a box that is read at leisure, with a button that closes it. */
export function DialogHead({ title, onClose }: DialogHeadProps) {
  return (
    <div className={css['head']}>
      <h2 ref={takesFocus} tabIndex={-1}>
        {title}
      </h2>
      <IconButton label={words.dialog.close} icon="close" onClick={onClose} />
    </div>
  )
}
