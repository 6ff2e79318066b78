import { useState } from 'react'
import { visibleLines, visibleText } from '../../../core/model/display-text.ts'
import type { DiffContent, DiffLine } from '../../../shared/file-views.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { minus } from '../../words/format.ts'
import { layerName } from '../../words/overview-words.ts'
import { pairsOf, type DiffPair } from './diff-pairs.ts'
import css from './side-by-side.module.css'

const words = filesWords.inspector

/** Lines drawn at first, and more on request: a page of tens of thousands helps nobody. */
const linesAtOnce = 1000

export interface SideBySideProps {
  readonly path: string
  readonly from: number
  readonly to: number
  readonly content: Extract<DiffContent, { readonly kind: 'text' }>
  readonly onClose: () => void
}

/** Two versions of a text beside each other, over the window. */
export function SideBySide({ path, from, to, content, onClose }: SideBySideProps) {
  const [most, setMost] = useState(linesAtOnce)
  /** Null where lines in between are left out. */
  const rows = content.hunks.flatMap(({ lines }, index): readonly (DiffPair | null)[] =>
    index === 0 ? pairsOf(lines) : [null, ...pairsOf(lines)],
  )
  return (
    <Dialog label={words.diff(from, to)} size="full" onClose={onClose}>
      <header className={css['head']}>
        <h2 className="clip">
          <bdi>{visibleText(path)}</bdi>
        </h2>
        <span className="grow" />
        <Button kind="line" onClick={onClose}>
          {filesWords.extract.close}
        </Button>
      </header>
      {/* A part that scrolls must be reachable with the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="group" aria-label={words.diffLabel} tabIndex={0} className={css['scroll']}>
        <table className={css['table']}>
          <colgroup>
            <col />
            <col />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {words.before}, {layerName(from)}
              </th>
              <th scope="col" colSpan={2}>
                {words.after}, {layerName(to)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((pair, index) => (
              <tr key={index} className={cx(pair === null && css['gap'])}>
                {pair === null ? (
                  <td colSpan={4} />
                ) : (
                  <>
                    <Side line={pair.before} number={pair.before?.before ?? null} />
                    <Side line={pair.after} number={pair.after?.after ?? null} />
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > most && (
          <Button kind="link" onClick={() => setMost(most + linesAtOnce)}>
            {words.more}
          </Button>
        )}
        {content.noNewlineAtEnd !== null && <p className={css['quiet']}>{words.noNewline}</p>}
      </div>
    </Dialog>
  )
}

function Side({
  line,
  number,
}: {
  readonly line: DiffLine | null
  readonly number: number | null
}) {
  const kind = line?.kind ?? 'none'
  return (
    <>
      <td className={css['number']}>{number}</td>
      <td className={cx(css['line'], css[kind])}>
        {line !== null && line.kind !== 'same' && (
          <>
            <i aria-hidden="true">{line.kind === 'added' ? '+' : minus}</i>
            <VisuallyHidden>
              {line.kind === 'added' ? words.addedLine : words.removedLine}{' '}
            </VisuallyHidden>
          </>
        )}
        {line === null ? '' : visibleLines(line.text)}
      </td>
    </>
  )
}
