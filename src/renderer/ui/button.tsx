import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import css from './button.module.css'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icon.tsx'
import { KeyHint } from './key-hint.tsx'
import { Tooltip } from './tooltip.tsx'

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'className' | 'type'> & {
  /** `submit` ends a form. */
  readonly type?: 'button' | 'submit'
}

export interface ButtonProps extends Native {
  /** Left out only where an icon says it, and a name that is read out. */
  readonly children?: ReactNode
  /** `primary` at most once a view. */
  readonly kind?: 'primary' | 'line' | 'quiet' | 'link'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /** Shown at the end, as "Esc". */
  readonly shortcut?: string | undefined
  readonly grow?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a verb on it. */
export function Button({
  children,
  kind = 'quiet',
  size = 'normal',
  icon,
  shortcut,
  grow = false,
  ...native
}: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(
        css['button'],
        css[kind],
        size === 'small' && css['small'],
        grow && css['grow'],
      )}
      {...native}
    >
      {icon !== undefined && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
      {shortcut !== undefined && <KeyHint>{shortcut}</KeyHint>}
    </button>
  )
}

export interface IconButtonProps extends Native {
  /** Its name for everyone; also the tooltip. */
  readonly label: string
  readonly icon: IconName
  readonly shortcut?: string | undefined
  readonly kind?: 'line' | 'quiet'
  readonly size?: 'normal' | 'small'
  readonly ref?: Ref<HTMLButtonElement>
}

/** A square button that carries only an icon, and therefore always a name. */
export function IconButton({
  label,
  icon,
  shortcut,
  kind = 'quiet',
  size = 'normal',
  ...native
}: IconButtonProps) {
  return (
    <Tooltip
      describes={false}
      content={
        <>
          {label} {shortcut !== undefined && <KeyHint>{shortcut}</KeyHint>}
        </>
      }
    >
      <button
        type="button"
        aria-label={label}
        className={cx(css['button'], css[kind], css['icon'], size === 'small' && css['small'])}
        {...native}
      >
        <Icon name={icon} size={size === 'small' ? 14 : 16} />
      </button>
    </Tooltip>
  )
}
