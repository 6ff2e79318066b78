import type { WindowAdvice } from '../../../core/advice/advice.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import type { Owner } from '../../../core/queries/waste-view.ts'
import type { Change } from '../../../core/what-if/what-if.ts'
import { valueOf } from '../../state/load-state.ts'
import type { CallState } from '../../state/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { errorMessage } from '../../words/sentences.ts'
import type { TabProps } from '../tab-props.ts'
import type { MatchedDockerfile } from '../dockerfile/use-dockerfile.ts'
import { withCard } from './change.ts'
import { SavingCard } from './saving-card.tsx'
import css from './waste-tab.module.css'

const words = wasteWords.savings

export interface SavingsProps extends TabProps {
  readonly owner: Owner
  readonly call: CallState<WindowAdvice>
  /** Whose lines the cards point at. */
  readonly dockerfile: MatchedDockerfile | null
  readonly change: Change
  readonly onChange: (change: Change) => void
}

/** What the image could do without, the largest first, each with the line to write instead. */
export function Savings(props: SavingsProps) {
  const { overview, selection, onSelect, owner, call, dockerfile, change, onChange } = props
  const format = useFormat()
  const { state, reload } = call
  const advice = valueOf(state)
  return (
    <section className={`scroll ${css['body'] ?? ''}`} aria-label={wasteWords.views.savings}>
      <div className={css['inner']}>
        {state.status === 'failed' && (
          <Callout kind="error">
            <b>{words.failed}</b> {visibleText(errorMessage(state.error))}{' '}
            <Button kind="link" onClick={reload}>
              {words.tryAgain}
            </Button>
          </Callout>
        )}
        {advice === null ? (
          state.status !== 'failed' && (
            <p className={css['note']} role="status">
              {words.loading}
            </p>
          )
        ) : owner === 'base' ? (
          <p className={css['empty']}>{words.baseOnly}</p>
        ) : advice.cards.length === 0 ? (
          <p className={css['empty']}>
            <b>{words.none}</b>
            {words.noneWhy}
          </p>
        ) : (
          <>
            <div className={css['heading']}>
              <h2>{words.title(advice.cards.length)}</h2>
              <span className={css['note']}>
                {advice.cards.length === 1
                  ? words.totalOne(format.bytes(overview.image.size - advice.bytes))
                  : words.total(
                      format.bytes(advice.bytes),
                      format.bytes(overview.image.size - advice.bytes),
                    )}
              </span>
            </div>
            {advice.cards.map((card) => (
              <SavingCard
                key={card.id}
                overview={overview}
                card={card}
                ownBytes={advice.ownBytes}
                dockerfile={dockerfile}
                selection={selection}
                onSelect={onSelect}
                ticked={change.cards.includes(card.id)}
                onTick={(on) => onChange(withCard(change, card.id, on))}
              />
            ))}
          </>
        )}
      </div>
    </section>
  )
}
