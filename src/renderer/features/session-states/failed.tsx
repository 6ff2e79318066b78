import { say } from '../../../core/sentences/sentence.ts'
import { useApp } from '../../app/app-context.ts'
import { pickAndOpen } from '../../app/open-file.ts'
import { errorInfo } from '../../../shared/errors.ts'
import type { OpenImage } from '../../state/sessions.ts'
import { Button } from '../../ui/button.tsx'
import { visibleText } from '../../../core/model/display-text.ts'
import { words } from '../../words/words.ts'
import { errorAdvice, errorMessage } from '../../words/sentences.ts'
import { ErrorDetail, ErrorSteps } from './error-help.tsx'
import { Page, PageActions } from './page.tsx'
import { StoppedStrip } from './stopped-strip.tsx'

/** The image could not be read: what happened, why, what to do, raw message last. */
export function Failed({ image }: { readonly image: OpenImage }) {
  const app = useApp()
  const error = errorOf(image)
  return (
    <Page
      alert
      icon="error"
      about={visibleText(image.title)}
      heading={words.errors[error.code].heading}
      lead={visibleText(errorMessage(error))}
    >
      <ErrorSteps error={error} />
      <PageActions>
        <Button kind="primary" icon="refresh" onClick={app.sessions.retry}>
          {words.failed.again}
        </Button>
        <Button kind="line" icon="archive" onClick={() => void pickAndOpen(app, 'archive')}>
          {words.library.openArchive}
        </Button>
        <Button kind="line" icon="close" onClick={app.sessions.close}>
          {words.failed.close}
        </Button>
      </PageActions>
      <ErrorDetail error={error} />
    </Page>
  )
}

/** The same above a part that was read before it failed. */
export function FailedStrip({ image }: { readonly image: OpenImage }) {
  const error = errorOf(image)
  return (
    <StoppedStrip
      kind="error"
      heading={words.errors[error.code].heading}
      text={[
        visibleText(errorMessage(error)),
        visibleText(errorAdvice(error) ?? ''),
        words.failed.partial,
      ]
        .filter(Boolean)
        .join(' ')}
      detail={error.detail}
      again={words.failed.again}
    />
  )
}

function errorOf(image: OpenImage) {
  return image.state.error ?? errorInfo('internal', say('internal'))
}
