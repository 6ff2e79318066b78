import { visibleText } from '../../../core/model/display-text.ts'
import { suggestionText, type SuggestionFormat } from '../../../core/what-if/suggestion.ts'
import type { Change, Outlook } from '../../../core/what-if/what-if.ts'
import type { WindowAdvice } from '../../../core/advice/advice.ts'
import { useApp } from '../../app/app-context.ts'
import { finish } from '../../app/export-report.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { words as appWords } from '../../words/words.ts'
import { errorMessage, spoken } from '../../words/sentences.ts'
import type { TabProps } from '../tab-props.ts'
import { countOf, withCard, withPath } from './change.ts'
import { OutlookTable } from './outlook-table.tsx'
import { Tick } from './tick.tsx'
import { WhatIfSteps } from './what-if-steps.tsx'
import css from './what-if.module.css'
import tab from './waste-tab.module.css'

const words = wasteWords.whatIf

export interface WhatIfProps extends TabProps {
  readonly change: Change
  readonly onChange: (change: Change) => void
  readonly outlook: Outlook | null
  readonly advice: WindowAdvice | null
}

/** Steps to leave out and layers to squash, all that is ticked, and what comes of it. */
export function WhatIf(props: WhatIfProps) {
  const { session, change, onChange, outlook, advice } = props
  const format = useFormat()
  const { bridge, view } = useApp()
  const none = countOf(change) === 0
  const suggestion = suggestionText(outlook?.parts ?? [], spoken)

  const write = async (as: SuggestionFormat) => {
    const answer = await bridge.call('session:what-if-export', { session, ...change, format: as })
    const toast = answer.ok
      ? finish(answer.value)
      : `${appWords.exports.failed} ${visibleText(errorMessage(answer.error))}`
    if (toast !== null) view.set({ toast })
  }

  return (
    <section className={`scroll ${tab['body'] ?? ''}`} aria-label={wasteWords.views['what-if']}>
      <div className={css['columns']}>
        <div className={css['choices']}>
          <WhatIfSteps {...props} />
          <h2>{words.cards}</h2>
          {advice === null || advice.cards.length === 0 ? (
            <p className={tab['note']}>{words.noCards}</p>
          ) : (
            <ul className={css['list']}>
              {advice.cards.map((card) => (
                <li key={card.id}>
                  <Tick
                    shown
                    label={`${visibleText(spoken(card.said.title))} · ${card.steps
                      .map(({ layer, step }) =>
                        step === null
                          ? wasteWords.savings.layer(layer)
                          : wasteWords.savings.step(step),
                      )
                      .join(', ')}`}
                    checked={change.cards.includes(card.id)}
                    onChange={(on) => onChange(withCard(change, card.id, on))}
                  />
                  <span className="num">{format.bytes(card.bytes)}</span>
                </li>
              ))}
            </ul>
          )}
          {change.paths.length > 0 && (
            <>
              <h2>{words.files}</h2>
              <ul className={css['list']}>
                {change.paths.map((path) => (
                  <li key={path}>
                    <Tick
                      shown
                      label={visibleText(path)}
                      checked
                      onChange={() => onChange(withPath(change, path, false))}
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        <div className={css['outcome']}>
          {none ? (
            <p className={css['hint']}>{words.hint}</p>
          ) : (
            outlook && (
              <>
                <OutlookTable outlook={outlook} base={props.overview.base.layers > 0} />
                {props.overview.layers.every(({ compression }) => compression === 'none') && (
                  <p className={tab['note']}>{words.uncompressed}</p>
                )}
                {suggestion !== '' && (
                  <figure className={css['code']} aria-label={words.suggestion}>
                    <figcaption>
                      <span>{words.suggestion}</span>
                      <CopyButton text={suggestion} label={words.copyText}>
                        {words.copyTextWord}
                      </CopyButton>
                      <CopyButton text={outlook.markdown} label={words.copyMarkdown}>
                        {words.copyMarkdownWord}
                      </CopyButton>
                    </figcaption>
                    <pre>{visibleLinesOf(suggestion)}</pre>
                  </figure>
                )}
                <div className={css['exports']}>
                  <Button kind="line" icon="export" onClick={() => void write('text')}>
                    {words.exportText}
                  </Button>
                  <Button kind="line" icon="export" onClick={() => void write('markdown')}>
                    {words.exportMarkdown}
                  </Button>
                </div>
              </>
            )
          )}
        </div>
      </div>
    </section>
  )
}

function visibleLinesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line))
    .join('\n')
}
