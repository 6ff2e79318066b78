import css from './config-tab.module.css'
import { Tooltip } from '../../ui/tooltip.tsx'

/** A name with a dotted underline: one sentence explains it, on hover and on focus. */
export function Explained({
  name,
  sentence,
}: {
  readonly name: string
  readonly sentence: string
}) {
  return (
    <Tooltip instant content={sentence}>
      <button type="button" className={css['explained']}>
        {name}
      </button>
    </Tooltip>
  )
}
