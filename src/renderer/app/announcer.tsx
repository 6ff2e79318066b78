import { shareOf } from '../features/session-states/progress-parts.ts'
import { isUnfinished, type OpenImage } from '../state/sessions.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { formatWholePercent } from '../words/format.ts'
import { visibleText } from '../../core/model/display-text.ts'
import { words } from '../words/words.ts'
import { useCurrentImage } from './app-context.ts'

/** Says how reading goes to those who do not see it. */
export function Announcer() {
  const image = useCurrentImage()
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {image === null ? '' : saying(image)}
      </span>
    </VisuallyHidden>
  )
}

/** In steps of a quarter, so that it informs and does not chatter. */
function saying(image: OpenImage): string {
  if (isUnfinished(image)) {
    const share = shareOf(image.state.progress)
    return share === null ? words.progress.label : formatWholePercent(Math.floor(share * 4) / 4)
  }
  return image.state.phase === 'ready' ? words.progress.ready(visibleText(image.title)) : ''
}
