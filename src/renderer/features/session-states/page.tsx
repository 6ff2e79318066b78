import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../ui/icon.tsx'
import css from './page.module.css'

export interface PageProps {
  readonly heading: string
  readonly icon?: IconName
  /** What it is about, above the heading. */
  readonly about?: string
  readonly lead: ReactNode
  readonly children?: ReactNode
  readonly figure?: ReactNode
  /** Spoken when it appears: for failures. */
  readonly alert?: boolean
}

/** A whole pane that says something: what happened, why, what to do, from the left. */
export function Page({ heading, icon, about, lead, children, figure, alert = false }: PageProps) {
  return (
    <div className={`scroll ${css['page'] ?? ''}`}>
      <div className={css['text']}>
        <div role={alert ? 'alert' : undefined}>
          {about !== undefined && <p className={css['about']}>{about}</p>}
          <h1 className={css['heading']}>
            {icon !== undefined && <Icon name={icon} size={20} />}
            {heading}
          </h1>
          <p className={css['lead']}>{lead}</p>
        </div>
        {children}
      </div>
      {figure}
    </div>
  )
}

export function PageSection({
  heading,
  children,
}: {
  readonly heading: string
  readonly children: ReactNode
}) {
  return (
    <section className={css['section']}>
      <h2>{heading}</h2>
      {children}
    </section>
  )
}

export function PageActions({ children }: { readonly children: ReactNode }) {
  return <div className={css['actions']}>{children}</div>
}
