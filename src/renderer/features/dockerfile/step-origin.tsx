import { visibleText } from '../../../core/model/display-text.ts'
import type { Overview } from '../../../shared/views.ts'
import { Icon } from '../../ui/icon.tsx'
import { dockerfileWords } from '../../words/dockerfile-words.ts'
import css from './dockerfile-match.module.css'
import { linesOf } from './line-range.ts'
import { useDockerfile } from './use-dockerfile.ts'

/** The lines of the Dockerfile that made a step, when one is at hand that fits. */
export function StepOrigin({
  overview,
  session,
  step,
}: {
  readonly overview: Overview
  readonly session: string
  readonly step: number
}) {
  const file = useDockerfile(session, overview)
  const lines = file && linesOf([step], file.matches)
  if (file === null || lines === null) return null
  return (
    <p className={css['match']}>
      <Icon name="file" size={12} />
      {dockerfileWords.at(visibleText(file.name), lines.ranges, lines.certainty)}
    </p>
  )
}
