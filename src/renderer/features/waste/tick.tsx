import css from './tick.module.css'

export interface TickProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** The label stands beside it; otherwise only its name says it. */
  readonly shown?: boolean
  readonly disabled?: boolean
  /** False in a list, where the row is the tab stop and Space ticks. */
  readonly focusable?: boolean
}

/** Something to imagine, or not. */
export function Tick({ label, checked, onChange, shown, disabled, focusable = true }: TickProps) {
  return (
    // The row around it hears clicks of its own.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <label className={css['tick']} onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        tabIndex={focusable ? 0 : -1}
        aria-label={shown === true ? undefined : label}
        onChange={(event) => onChange(event.target.checked)}
      />
      {shown === true && label}
    </label>
  )
}
