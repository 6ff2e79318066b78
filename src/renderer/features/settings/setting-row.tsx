import { useId, type ReactNode } from 'react'
import css from './settings-dialog.module.css'

export interface GroupProps {
  readonly title: string
  readonly children: ReactNode
}

/** Settings that belong together. */
export function Group({ title, children }: GroupProps) {
  const id = useId()
  return (
    <section className={css['group']} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

export interface ChoiceRowProps<Value extends string> {
  readonly label: string
  /** A sentence about what it does, where the label cannot say it. */
  readonly note?: string
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few. */
export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>) {
  const { label, note, values, names, value, onChange } = props
  const id = useId()
  return (
    <div className={css['row']}>
      <label htmlFor={id}>{label}</label>
      <div className={css['control']}>
        <select
          id={id}
          className={css['select']}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          value={value}
          onChange={(event) => {
            const chosen = values.find((known) => known === event.target.value)
            if (chosen !== undefined) onChange(chosen)
          }}
        >
          {values.map((known) => (
            <option key={known} value={known}>
              {names[known]}
            </option>
          ))}
        </select>
        <Note id={id} text={note} />
      </div>
    </div>
  )
}

export interface CheckRowProps {
  readonly label: string
  readonly note?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Yes or no. */
export function CheckRow({ label, note, checked, onChange }: CheckRowProps) {
  const id = useId()
  return (
    <div className={css['row']}>
      <span />
      <div className={css['control']}>
        <label className={css['check']}>
          <input
            type="checkbox"
            checked={checked}
            aria-describedby={note === undefined ? undefined : `${id}-note`}
            onChange={(event) => {
              onChange(event.target.checked)
            }}
          />
          {label}
        </label>
        <Note id={id} text={note} />
      </div>
    </div>
  )
}

function Note({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p id={`${id}-note`} className={css['note']}>
      {text}
    </p>
  )
}
