import { useApp } from '../../app/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Command } from '../../ui/command.tsx'
import { Icon } from '../../ui/icon.tsx'
import { visibleLines } from '../../../core/model/display-text.ts'
import { words } from '../../words/words.ts'
import css from './stopped-strip.module.css'

export interface StoppedStripProps {
  readonly kind: 'error' | 'info'
  readonly heading: string
  readonly text: string
  /** Raw message, null when there is none. */
  readonly detail: string | null
  readonly again: string
}

/** Reading stopped before its end; what came before stays in view below. */
export function StoppedStrip({ kind, heading, text, detail, again }: StoppedStripProps) {
  const { sessions } = useApp()
  return (
    <section className={css['strip']} data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={kind === 'error' ? 'error' : 'info'} />
      <div className={css['words']}>
        <p>
          <b>{heading}.</b> {text}
        </p>
        {detail !== null && detail !== '' && (
          <Command text={visibleLines(detail)} copyLabel={words.copy.message} />
        )}
      </div>
      <div className={css['actions']}>
        <Button kind="line" size="small" icon="refresh" onClick={sessions.retry}>
          {again}
        </Button>
        <Button size="small" icon="close" onClick={sessions.close}>
          {words.failed.close}
        </Button>
      </div>
    </section>
  )
}
