import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react'
import { createPortal } from 'react-dom'
import { Icon, type IconName } from './icon.tsx'
import css from './menu.module.css'
import { useFloating } from './use-floating.ts'

export interface MenuItem {
  readonly id: string
  readonly label: string
  /** Second line, smaller. */
  readonly detail?: string
  readonly icon?: IconName
  /** Set on items of which one is chosen. */
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
  /** Shift with the right (1) or the left arrow (−1), which leave the menu open. */
  readonly onShift?: (way: 1 | -1) => void
}

export interface MenuGroup {
  readonly label?: string
  /** Each item is on or off by itself, and choosing one leaves the menu open. */
  readonly multiple?: boolean
  readonly items: readonly MenuItem[]
}

/** What the trigger must carry; spread it on a Button, IconButton or button. */
export interface MenuTriggerProps {
  readonly 'aria-haspopup': 'menu'
  readonly 'aria-expanded': boolean
  readonly onClick: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export interface MenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly align?: 'start' | 'end'
  readonly trigger: (props: MenuTriggerProps) => ReactElement
}

/** A button with a menu: arrows, Home, End and first letters move; Escape or a click outside closes. */
export function Menu({ label, groups, align = 'start', trigger }: MenuProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)

  const close = (refocus: boolean) => {
    setOpen(false)
    if (refocus) anchor.current?.querySelector<HTMLElement>('button')?.focus()
  }

  return (
    <span ref={anchor} className={css['anchor']}>
      {trigger({
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onClick: () => {
          setOpen(!open)
        },
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      {open && (
        <MenuList anchor={anchor} label={label} groups={groups} align={align} onClose={close} />
      )}
    </span>
  )
}

interface MenuListProps {
  readonly anchor: RefObject<HTMLSpanElement | null>
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly align: 'start' | 'end'
  readonly onClose: (refocus: boolean) => void
}

function MenuList({ anchor, label, groups, align, onClose }: MenuListProps): ReactNode {
  const id = useId()
  const list = useFloating<HTMLDivElement>(anchor, align)

  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]

  useEffect(() => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const chosen = all.find((item) => item.getAttribute('aria-checked') === 'true')
    ;(chosen ?? all[0])?.focus()
  }, [list])

  useEffect(() => {
    const onDown = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return
      if (list.current?.contains(event.target) || anchor.current?.contains(event.target)) return
      onClose(false)
    }
    document.addEventListener('pointerdown', onDown, true)
    return () => {
      document.removeEventListener('pointerdown', onDown, true)
    }
  }, [anchor, list, onClose])

  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.findIndex((item) => item === document.activeElement)
    const go = (index: number) => {
      all[(index + all.length) % all.length]?.focus()
    }
    // Keys belong to the menu while it is open: the window's own shortcuts must not see them.
    event.stopPropagation()
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(-1)
    else if (event.key === 'Escape') onClose(true)
    else if (event.key === 'Tab') {
      onClose(true)
      return
    } else if (event.key.length === 1 && /\S/.test(event.key)) {
      const letter = event.key.toLowerCase()
      const after = [...all.slice(at + 1), ...all.slice(0, at + 1)]
      after.find((item) => item.textContent.trim().toLowerCase().startsWith(letter))?.focus()
    } else return
    event.preventDefault()
  }

  return createPortal(
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={css['menu']}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, index) => (
        <div
          key={group.label ?? index}
          role="group"
          aria-labelledby={group.label === undefined ? undefined : `${id}-${String(index)}`}
          className={css['group']}
        >
          {group.label !== undefined && (
            <div id={`${id}-${String(index)}`} className={css['heading']}>
              {group.label}
            </div>
          )}
          {group.items.map((item) => (
            <button
              key={item.id}
              type="button"
              role={roleOf(item, group)}
              aria-checked={item.checked}
              aria-disabled={item.disabled}
              aria-keyshortcuts={item.onShift && 'Shift+ArrowLeft Shift+ArrowRight'}
              tabIndex={-1}
              className={css['item']}
              onPointerMove={(event) => {
                event.currentTarget.focus()
              }}
              onKeyDown={(event) => {
                const way = shifts[event.key]
                if (event.shiftKey && way !== undefined) item.onShift?.(way)
              }}
              onClick={() => {
                if (item.disabled === true) return
                if (group.multiple !== true) onClose(true)
                item.onSelect()
              }}
            >
              {item.icon !== undefined && <Icon name={item.icon} />}
              <span className={css['words']}>
                <span className="clip">{item.label}</span>
                {item.detail !== undefined && (
                  <span className={`clip ${css['detail'] ?? ''}`}>{item.detail}</span>
                )}
              </span>
              {item.checked === true && <Icon name="check" size={14} />}
            </button>
          ))}
        </div>
      ))}
    </div>,
    // Inside the page's main part, so that it is not content outside of every landmark.
    document.getElementById('main') ?? document.body,
  )
}

const shifts: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 }

function roleOf({ checked }: MenuItem, { multiple }: MenuGroup) {
  if (checked === undefined) return 'menuitem'
  return multiple === true ? 'menuitemcheckbox' : 'menuitemradio'
}
