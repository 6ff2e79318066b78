import { useEffect, useRef, useState } from 'react'
import { isUnfinished } from '../state/sessions.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { formatWholePercent } from '../words/format.ts'
import { visibleText } from '../words/visible-text.ts'
import { words } from '../words/words.ts'
import { useCurrentImage } from './app-context.ts'
import { shareOf } from '../features/session-states/reading.tsx'

/** Says how reading goes, in steps of a quarter, so that it informs and does not chatter. */
export function Announcer() {
  const image = useCurrentImage()
  const share = shareOf(image?.state.progress ?? null)
  const quarter = share === null ? null : Math.floor(share * 4) / 4
  const reading = image !== null && isUnfinished(image)
  const was = useRef(false)
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (reading) {
      setSaid(quarter === null ? words.progress.opening : formatWholePercent(quarter))
    } else if (was.current && image?.state.phase === 'ready') {
      setSaid(words.progress.ready(visibleText(image.title)))
    }
    was.current = reading
  }, [reading, quarter, image?.state.phase, image?.title])

  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {said}
      </span>
    </VisuallyHidden>
  )
}
