import { useRef, type PointerEvent } from 'react'
import { columnStore, withoutWidth, withWidth, type FileColumn } from './columns.ts'
import css from './file-grid.module.css'

/** The left edge of a heading: drawn, it makes the column wider or narrower; twice, as at first. */
export function ColumnHandle({ column }: { readonly column: FileColumn }) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null)

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0
    start.current = { x: event.clientX, width }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return
    const { x, width } = start.current
    columnStore.set(withWidth(columnStore.get(), column, width + x - event.clientX))
  }
  const onEnd = () => {
    start.current = null
  }

  return (
    <i
      aria-hidden="true"
      className={css['handle']}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onEnd}
      onPointerCancel={onEnd}
      onDoubleClick={() => columnStore.set(withoutWidth(columnStore.get(), column))}
    />
  )
}
