import type { Change, Outlook } from '../../../core/what-if/what-if.ts'
import { Button } from '../../ui/button.tsx'
import { minus } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { countOf } from './change.ts'
import css from './what-if-strip.module.css'

const words = wasteWords.whatIf

export interface WhatIfStripProps {
  readonly change: Change
  readonly outlook: Outlook | null
  readonly failed: boolean
  /** Null where it is shown already. */
  readonly onShow: (() => void) | null
  readonly onClear: () => void
}

/** What the ticked things come to, below whatever view they were ticked in. */
export function WhatIfStrip({ change, outlook, failed, onShow, onClear }: WhatIfStripProps) {
  const format = useFormat()
  return (
    <div className={css['strip']}>
      <p role="status">
        <b>{words.count(countOf(change))}</b>{' '}
        {failed
          ? words.failed
          : outlook === null
            ? words.working
            : words.sentence(
                format.bytes(outlook.after.size),
                signed(outlook.after.size - outlook.before.size, format.bytes),
                format.bytes(outlook.after.wastedBytes),
                format.bytes(outlook.after.pullBytes),
              )}
      </p>
      <span className={css['buttons']}>
        <Button size="small" onClick={onClear}>
          {words.clear}
        </Button>
        {onShow !== null && (
          <Button kind="line" size="small" onClick={onShow}>
            {words.show}
          </Button>
        )}
      </span>
    </div>
  )
}

/** With its sign; nothing is neither more nor less. */
export function signed(bytes: number, format: (bytes: number) => string): string {
  if (bytes === 0) return '±0'
  return `${bytes < 0 ? minus : '+'}${format(Math.abs(bytes))}`
}
