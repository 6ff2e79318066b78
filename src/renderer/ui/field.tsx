import { useId, type InputHTMLAttributes, type Ref } from 'react'
import css from './field.module.css'
import { Icon, type IconName } from './icon.tsx'
import { KeyHint } from './key-hint.tsx'

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'onChange' | 'value'>

export interface FieldProps extends Native {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly icon?: IconName
  readonly shortcut?: string | undefined
  /** A sentence that says what is wrong; null when nothing is. */
  readonly invalid?: string | null
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function Field({
  label,
  value,
  onChange,
  icon,
  shortcut,
  invalid = null,
  ...native
}: FieldProps) {
  const id = useId()
  return (
    <>
      <label className={css['field']} data-invalid={invalid !== null || undefined}>
        {icon !== undefined && <Icon name={icon} size={14} className={css['icon']} />}
        <input
          className={css['input']}
          aria-label={label}
          aria-invalid={invalid !== null || undefined}
          aria-describedby={invalid === null ? undefined : id}
          value={value}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            onChange(event.target.value)
          }}
          {...native}
        />
        {shortcut !== undefined && value === '' && <KeyHint>{shortcut}</KeyHint>}
      </label>
      {invalid !== null && (
        <p id={id} className={css['sentence']}>
          {invalid}
        </p>
      )}
    </>
  )
}
