import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import css from './tabs.module.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  /** A number or size beside the word; null shows none. */
  readonly count: string | null
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly items: readonly TabItem<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  /** Stands at the end of the row. */
  readonly end?: ReactNode
}

export function tabId(id: string): string {
  return `tab-${id}`
}

export function panelId(id: string): string {
  return `panel-${id}`
}

/** The views of an image: one tab stop, arrows move and show. */
export function Tabs<Id extends string>({ label, items, value, onChange, end }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null)

  const go = (index: number) => {
    const item = items[index]
    if (!item) return
    onChange(item.id)
    const tab = list.current?.children[index]
    if (tab instanceof HTMLElement) tab.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.id === value)
    const last = items.length - 1
    if (event.key === 'ArrowRight') go(at === last ? 0 : at + 1)
    else if (event.key === 'ArrowLeft') go(at <= 0 ? last : at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(last)
    else return
    event.preventDefault()
  }

  return (
    <div className={css['bar']}>
      <div ref={list} role="tablist" aria-label={label} className={css['list']}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            id={tabId(item.id)}
            aria-selected={item.id === value}
            aria-controls={panelId(item.id)}
            tabIndex={item.id === value ? 0 : -1}
            className={css['tab']}
            onKeyDown={onKeyDown}
            onClick={() => {
              onChange(item.id)
            }}
          >
            {item.label}
            {item.count !== null && <small className={css['count']}>{item.count}</small>}
          </button>
        ))}
      </div>
      {end !== undefined && <div className={css['end']}>{end}</div>}
    </div>
  )
}
