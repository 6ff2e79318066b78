import { useApp } from '../../app/app-context.ts'
import { pickAndOpen } from '../../app/open-file.ts'
import type { ErrorInfo } from '../../../shared/errors.ts'
import { useStore } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { visibleText } from '../../../core/model/display-text.ts'
import { errorMessage } from '../../words/sentences.ts'
import { words } from '../../words/words.ts'
import { ErrorDetail, ErrorSteps } from './error-help.tsx'
import css from './page.module.css'
import { Page, PageActions, PageSection } from './page.tsx'
import { SampleFigure } from './sample-figure.tsx'

/** No engine, or none that lets us in: why, what to do, and what works without one. */
export function EngineTrouble({ error }: { readonly error: ErrorInfo | null }) {
  const app = useApp()
  const { choices } = useStore(app.engine.store, (state) => state)
  const nobody = error === null || error.code === 'engine-socket-missing'
  const denied = error?.code === 'engine-permission-denied'

  return (
    <Page
      alert
      heading={error === null ? words.noEngine.heading : words.errors[error.code].heading}
      {...(denied ? { icon: 'lock' as const } : {})}
      lead={nobody ? words.noEngine.said : visibleText(errorMessage(error))}
      figure={<SampleFigure />}
    >
      <PageActions>
        <Button
          kind="primary"
          icon="layers"
          onClick={() => {
            app.sessions.open({ kind: 'sample' }, words.library.sample)
          }}
        >
          {words.welcome.sample}
        </Button>
        <Button kind="line" icon="archive" onClick={() => void pickAndOpen(app, 'archive')}>
          {words.library.openArchive}
        </Button>
        <Button kind="line" icon="refresh" onClick={() => void app.engine.refresh()}>
          {words.engine.refresh}
        </Button>
      </PageActions>
      <p className={css['note']}>{words.welcome.sampleSaid}</p>
      {error !== null && <ErrorSteps error={error} />}
      {choices.length > 0 && (
        <PageSection heading={words.noEngine.looked}>
          <ul className={css['rows']}>
            {choices.map((choice) => (
              <li key={choice.id}>
                <code className="clip">{visibleText(choice.endpoint)}</code>
                {choice.current ? (
                  <span>{words.noEngine.current}</span>
                ) : (
                  <button type="button" onClick={() => void app.engine.select(choice.id)}>
                    {words.noEngine.use(choice.name)}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </PageSection>
      )}
      {error !== null && <ErrorDetail error={error} />}
    </Page>
  )
}
