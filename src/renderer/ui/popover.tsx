import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react'
import css from './popover.module.css'
import { useFloating } from './use-floating.ts'

/** What the trigger must carry; spread it on a button. */
export interface PopoverTriggerProps {
  readonly 'aria-haspopup': 'dialog'
  readonly 'aria-expanded': boolean
  readonly 'aria-controls': string | undefined
  readonly onClick: () => void
}

export interface PopoverProps {
  readonly label: string
  readonly align?: 'start' | 'end'
  readonly trigger: (props: PopoverTriggerProps) => ReactElement
  readonly children: ReactNode
}

/**
 * A button with a panel of controls: it follows its button in the order of Tab; Escape, a click
 * outside and going on with Tab close it.
 */
export function Popover({ label, align = 'start', trigger, children }: PopoverProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <span ref={anchor} className={css['anchor']}>
      {trigger({
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
      })}
      {open && (
        <Panel
          id={id}
          anchor={anchor}
          label={label}
          align={align}
          onClose={(refocus) => {
            setOpen(false)
            if (refocus) anchor.current?.querySelector<HTMLElement>('button')?.focus()
          }}
        >
          {children}
        </Panel>
      )}
    </span>
  )
}

interface PanelProps {
  readonly id: string
  readonly anchor: React.RefObject<HTMLSpanElement | null>
  readonly label: string
  readonly align: 'start' | 'end'
  readonly onClose: (refocus: boolean) => void
  readonly children: ReactNode
}

function Panel({ id, anchor, label, align, onClose, children }: PanelProps) {
  const panel = useFloating<HTMLDivElement>(anchor, align)

  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [panel])

  useEffect(() => {
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Node && anchor.current?.contains(event.target) !== true) {
        onClose(false)
      }
    }
    document.addEventListener('pointerdown', onDown, true)
    return () => document.removeEventListener('pointerdown', onDown, true)
  }, [anchor, onClose])

  return (
    // Watches the keys and the focus of the controls in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={panel}
      id={id}
      role="dialog"
      aria-label={label}
      className={css['panel']}
      onKeyDown={(event) => {
        // keys belong to the panel while it is open
        event.stopPropagation()
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose(true)
      }}
      onBlur={(event) => {
        const next = event.relatedTarget
        if (next !== null && anchor.current?.contains(next) !== true) onClose(false)
      }}
    >
      {children}
    </div>
  )
}
