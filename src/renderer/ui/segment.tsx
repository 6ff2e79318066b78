import { useRef, type KeyboardEvent } from 'react'
import css from './segment.module.css'
import { Icon, type IconName } from './icon.tsx'

export interface SegmentOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: IconName
}

export interface SegmentProps<Value extends string> {
  /** What is being chosen, for assistive technology. */
  readonly label: string
  readonly options: readonly SegmentOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** Two to four exclusive choices side by side: one tab stop, arrows choose. */
export function Segment<Value extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentProps<Value>) {
  const group = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const at = options.findIndex((option) => option.value === value)
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const index = (at + step + options.length) % options.length
    const next = options[index]
    if (!next) return
    onChange(next.value)
    const button = group.current?.children[index]
    if (button instanceof HTMLElement) button.focus()
  }

  return (
    <div ref={group} role="radiogroup" aria-label={label} className={css['segment']}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          className={css['option']}
          onKeyDown={onKeyDown}
          onClick={() => {
            onChange(option.value)
          }}
        >
          {option.icon !== undefined && <Icon name={option.icon} size={14} />}
          {option.label}
        </button>
      ))}
    </div>
  )
}
