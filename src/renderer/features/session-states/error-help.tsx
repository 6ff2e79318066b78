import type { ErrorInfo } from '../../../shared/errors.ts'
import { Callout } from '../../ui/callout.tsx'
import { Command } from '../../ui/command.tsx'
import { visibleLines, visibleText } from '../../../core/model/display-text.ts'
import { words } from '../../words/words.ts'
import { errorAdvice } from '../../words/sentences.ts'
import css from './page.module.css'
import { PageSection } from './page.tsx'

/** What to do about a failure: numbered steps where we know them, else its own advice. */
export function ErrorSteps({ error }: { readonly error: ErrorInfo }) {
  const { steps, warning } = words.errors[error.code]
  const advice = errorAdvice(error)
  const shown = steps ?? (advice === null ? [] : [{ text: advice }])
  if (shown.length === 0) return null
  return (
    <PageSection heading={words.failed.toDo}>
      {shown.length === 1 && shown[0]?.command === undefined ? (
        <p>{visibleText(shown[0]?.text ?? '')}</p>
      ) : (
        <ol className={css['todo']}>
          {shown.map((step) => (
            <li key={step.text}>
              <div>
                <p>{visibleText(step.text)}</p>
                {step.command !== undefined && (
                  <Command text={step.command} copyLabel={words.copy.command} />
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {warning && (
        <div className={css['warning']}>
          <Callout kind="warning">
            <b>{warning.lead}</b> {warning.text}
          </Callout>
        </div>
      )}
    </PageSection>
  )
}

/** The raw message, last and copyable. */
export function ErrorDetail({ error }: { readonly error: ErrorInfo }) {
  if (error.detail === null || error.detail === '') return null
  const text = visibleLines(error.detail)
  return (
    <PageSection heading={words.failed.raw}>
      <Command text={text} copyLabel={words.copy.message} />
    </PageSection>
  )
}
