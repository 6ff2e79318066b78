import {
  cloneElement,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react'
import { createPortal } from 'react-dom'
import css from './tooltip.module.css'
import { useFloating } from './use-floating.ts'

export interface TooltipProps {
  readonly content: ReactNode
  /** One element that can have a focus or a pointer. */
  readonly children: ReactElement<{ readonly 'aria-describedby'?: string }>
  /** False when the content only repeats the element's name. */
  readonly describes?: boolean
  /** Show at once rather than after a moment: for words that are there to be explained. */
  readonly instant?: boolean
}

const delay = 450

/** One sentence about an element, on hover and on focus; Escape hides it. */
export function Tooltip({ content, children, describes = true, instant = false }: TooltipProps) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const timer = useRef<number | undefined>(undefined)
  const [open, setOpen] = useState(false)

  const show = (wait: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      setOpen(true)
    }, wait)
  }
  const hide = () => {
    window.clearTimeout(timer.current)
    setOpen(false)
  }

  useEffect(
    () => () => {
      window.clearTimeout(timer.current)
    },
    [],
  )

  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
    }
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('keydown', onKey, true)
    }
  }, [open])

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- watches its child's events
    <span
      ref={anchor}
      className={css['anchor']}
      onPointerEnter={(event) => {
        if (event.pointerType !== 'touch') show(instant ? 90 : delay)
      }}
      onPointerLeave={hide}
      onPointerDown={() => {
        if (!instant) hide()
      }}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) show(0)
      }}
      onBlur={hide}
    >
      {describes && open ? cloneElement(children, { 'aria-describedby': id }) : children}
      {open && (
        <Bubble anchor={anchor} id={id}>
          {content}
        </Bubble>
      )}
    </span>
  )
}

interface BubbleProps {
  readonly anchor: React.RefObject<HTMLSpanElement | null>
  readonly id: string
  readonly children: ReactNode
}

function Bubble({ anchor, id, children }: BubbleProps) {
  const bubble = useFloating<HTMLDivElement>(anchor, 'center')
  // What lies outside of an open dialog is drawn below it.
  const [host] = useState(() => anchor.current?.closest('dialog') ?? document.body)
  return createPortal(
    <div ref={bubble} id={id} role="tooltip" className={css['bubble']}>
      {children}
    </div>,
    host,
  )
}
