import css from './checkbox.module.css'

export interface CheckboxProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A choice that is on or off, with its label. */
export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  return (
    <label className={css['checkbox']}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}
