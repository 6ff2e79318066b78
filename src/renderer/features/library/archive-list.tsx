import { useApp } from '../../app/app-context.ts'
import { useStore } from '../../state/store.ts'
import { Icon } from '../../ui/icon.tsx'
import { visibleText } from '../../../core/model/display-text.ts'
import { words } from '../../words/words.ts'
import css from './library.module.css'

/** The archives opened in this run, and the sample that comes with Strata. */
export function ArchiveList() {
  const { sessions } = useApp()
  const { recent, current } = useStore(sessions.store, (state) => state)

  const rows = [
    ...recent.map((archive) => ({ ...archive, icon: 'archive' as const, note: '' })),
    {
      key: 'sample',
      source: { kind: 'sample' as const },
      title: words.library.sample,
      icon: 'layers' as const,
      note: words.library.bundled,
      failed: false,
    },
  ]
  return (
    <section className={css['archives']} aria-label={words.library.archives}>
      <h2 className={css['heading']}>{words.library.archives}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className={css['archive']}
              aria-current={row.key === current ? 'true' : undefined}
              title={visibleText(row.title)}
              onClick={() => {
                sessions.open(row.source, row.title)
              }}
            >
              <Icon name={row.icon} />
              <span className="clip">{visibleText(row.title)}</span>
              {row.failed ? (
                <Icon name="error" size={14} className={css['damaged']} />
              ) : (
                <small>{row.note}</small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
