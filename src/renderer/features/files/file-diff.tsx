import { Fragment, useState } from 'react'
import type { FileDiff } from '../../../shared/file-views.ts'
import { useCall } from '../../state/use-call.ts'
import { Callout } from '../../ui/callout.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { formatCount, minus } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { errorMessage } from '../../words/sentences.ts'
import { visibleLines, visibleText } from '../../../core/model/display-text.ts'
import { DiffFacts } from './diff-facts.tsx'
import css from './file-inspector.module.css'
import { HexTable } from './hex-table.tsx'
import { SideBySide } from './side-by-side.tsx'

const words = filesWords.inspector

export interface FileDiffViewProps {
  readonly session: string
  readonly revision: number
  readonly path: number
  readonly from: number
  readonly to: number
  readonly onClose: () => void
}

/** A path at two layers: the lines that differ, or where the bytes begin to. */
export function FileDiffView({ session, revision, path, from, to, onClose }: FileDiffViewProps) {
  const { state } = useCall('files:diff', { session, path, from, to }, revision)
  const [beside, setBeside] = useState(false)
  const content = state.status === 'ready' ? state.value.content : null
  return (
    <section aria-label={words.diff(from, to)}>
      <div className={css['head']}>
        <h4>{words.diff(from, to)}</h4>
        {content?.kind === 'text' && (
          <Button kind="line" size="small" icon="compare" onClick={() => setBeside(true)}>
            {words.sideBySide}
          </Button>
        )}
        <IconButton label={words.closeDiff} icon="close" size="small" onClick={onClose} />
      </div>
      {state.status === 'loading' && <p className={css['quiet']}>{words.diffLoading}</p>}
      {state.status === 'failed' && (
        <Callout kind="error">
          <b>{words.diffFailed}</b> {visibleText(errorMessage(state.error))}
        </Callout>
      )}
      {state.status === 'ready' && (
        <>
          <DiffFacts diff={state.value} />
          <DiffContent diff={state.value} />
        </>
      )}
      {beside && state.status === 'ready' && content?.kind === 'text' && (
        <SideBySide
          path={state.value.text}
          from={from}
          to={to}
          content={content}
          onClose={() => setBeside(false)}
        />
      )}
    </section>
  )
}

function DiffContent({ diff: { content } }: { readonly diff: FileDiff }) {
  const { bytes } = useFormat()
  switch (content.kind) {
    case 'same':
      return <p className={css['quiet']}>{words.diffSame}</p>
    case 'one-sided':
      return <p className={css['quiet']}>{words.diffOneSided}</p>
    case 'too-large':
      return <p className={css['quiet']}>{words.diffTooLarge(bytes(content.limit))}</p>
    case 'binary':
      return (
        <div className={css['bytes']}>
          <p className={css['quiet']}>{words.diffBinary(formatCount(content.firstDifference))}</p>
          <h5 className={css['head']}>{words.before}</h5>
          <HexTable label={words.before} rows={content.before} />
          <h5 className={css['head']}>{words.after}</h5>
          <HexTable label={words.after} rows={content.after} />
        </div>
      )
    case 'text':
      return (
        // A part that scrolls must be reachable with the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div role="group" aria-label={words.diffLabel} tabIndex={0} className={css['diff']}>
          {content.hunks.map((hunk, index) => (
            <Fragment key={index}>
              {index > 0 && <hr />}
              <ol>
                {hunk.lines.map((line, at) => (
                  <li key={at} data-kind={line.kind}>
                    <i aria-hidden="true">{line.after ?? line.before}</i>
                    <span className={css[line.kind]}>
                      {line.kind === 'same' ? '' : line.kind === 'added' ? '+' : minus}
                    </span>
                    <span>
                      {line.kind !== 'same' && (
                        <VisuallyHidden>
                          {line.kind === 'added' ? words.addedLine : words.removedLine}{' '}
                        </VisuallyHidden>
                      )}
                      {visibleLines(line.text)}
                    </span>
                  </li>
                ))}
              </ol>
            </Fragment>
          ))}
          {content.noNewlineAtEnd !== null && <p className={css['quiet']}>{words.noNewline}</p>}
        </div>
      )
  }
}
