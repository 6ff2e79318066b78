import { useApp } from '../../app/app-context.ts'
import type { OpenImage } from '../../state/sessions.ts'
import { Button } from '../../ui/button.tsx'
import { visibleText } from '../../../core/model/display-text.ts'
import { words } from '../../words/words.ts'
import { Page, PageActions } from './page.tsx'
import { StoppedStrip } from './stopped-strip.tsx'

/** Reading was cancelled before anything could be shown. */
export function Cancelled({ image }: { readonly image: OpenImage }) {
  const { sessions } = useApp()
  return (
    <Page
      about={visibleText(image.title)}
      heading={words.cancelled.heading}
      lead={words.cancelled.nothing}
    >
      <PageActions>
        <Button kind="primary" icon="refresh" onClick={sessions.retry}>
          {words.cancelled.again}
        </Button>
        <Button kind="line" icon="close" onClick={sessions.close}>
          {words.cancelled.close}
        </Button>
      </PageActions>
    </Page>
  )
}

/** The same above what had been read. */
export function CancelledStrip() {
  return (
    <StoppedStrip
      kind="info"
      heading={words.cancelled.heading}
      text={words.cancelled.said}
      detail={null}
      again={words.cancelled.again}
    />
  )
}
