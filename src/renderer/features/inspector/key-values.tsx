import type { ReactNode } from 'react'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { overviewWords } from '../../words/overview-words.ts'
import css from './inspector.module.css'

/** A titled part of the inspector. */
export function Part({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className={css['part']}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** Names at the left, values at the right. */
export function KeyValues({ children }: { readonly children: ReactNode }) {
  return <dl className={css['values']}>{children}</dl>
}

export interface KeyValueProps {
  readonly name: ReactNode
  readonly children: ReactNode
  /** Not known yet, and `children` says so in words. */
  readonly pending?: boolean
}

export function KeyValue({ name, children, pending = false }: KeyValueProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-pending={pending || undefined}>{children}</dd>
    </>
  )
}

/** The start of a digest as docker prints it; the whole of it on hover, and to copy. */
export function Digest({ digest, what }: { readonly digest: string; readonly what: string }) {
  const [algorithm = '', hex = ''] = digest.includes(':') ? digest.split(':') : ['', digest]
  return (
    <span className={css['digest']}>
      <code title={digest}>
        {algorithm === 'sha256' || algorithm === '' ? '' : `${algorithm}:`}
        {hex.slice(0, 12)}
      </code>
      <CopyButton text={digest} label={overviewWords.inspector.copyDigest(what)} />
    </span>
  )
}

/** A check with its outcome, said in words and shown as a mark. */
export function Check({
  passed,
  children,
}: {
  readonly passed: boolean
  readonly children: ReactNode
}) {
  return (
    <span className={passed ? css['passed'] : css['failed']}>
      <Icon name={passed ? 'check' : 'close'} size={14} />
      {children}
    </span>
  )
}

/** The mark alone, for a value that stands beside it. */
export function CheckMark({
  passed,
  sentence,
}: {
  readonly passed: boolean
  readonly sentence: string
}) {
  return (
    <span className={passed ? css['passed'] : css['failed']} title={sentence}>
      <Icon name={passed ? 'check' : 'close'} size={14} />
      <VisuallyHidden>{sentence}</VisuallyHidden>
    </span>
  )
}
