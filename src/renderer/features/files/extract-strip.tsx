import { useState } from 'react'
import { visibleText } from '../../../core/model/display-text.ts'
import type { ExtractReport } from '../../../shared/file-views.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { filesWords } from '../../words/files-words.ts'
import { wholePercent } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { spoken } from '../../words/sentences.ts'
import css from './extract-dialog.module.css'
import type { Extraction } from './use-extraction.ts'

const words = filesWords.extract

/** Below the list: how far an extraction is, with a way to stop it, and afterwards what it left out. */
export function ExtractStrip({ extraction }: { readonly extraction: Extraction }) {
  const { bytes } = useFormat()
  const { progress, stop, partly, dismiss } = extraction
  const [open, setOpen] = useState(false)
  if (progress !== null) {
    const begun = progress === 'begun'
    const text = begun
      ? words.running
      : words.progress(progress.files, progress.filesTotal, bytes(progress.bytes))
    const total = begun ? 0 : progress.bytesTotal
    const done = begun || total === 0 ? 0 : progress.bytes / total
    return (
      <div className={css['strip']}>
        <span className={css['bar']}>
          <ProgressBar
            label={words.running}
            percent={total === 0 ? null : wholePercent(done)}
            valueText={text}
            parts={[{ key: 0, weight: 1, done }]}
          />
        </span>
        <span role="status" className="num grow">
          {text}
        </span>
        <Button kind="line" size="small" onClick={stop}>
          {words.stop}
        </Button>
      </div>
    )
  }
  if (partly === null) return null
  return (
    <div className={css['strip']}>
      <Icon name="warning" size={14} />
      <span role="status" className="grow">
        {words.partly(partly.problemCount)}
      </span>
      <Button kind="line" size="small" onClick={() => setOpen(true)}>
        {words.show}
      </Button>
      <Button kind="link" size="small" onClick={dismiss}>
        {words.dismiss}
      </Button>
      {open && <ProblemsDialog report={partly} onClose={() => setOpen(false)} />}
    </div>
  )
}

function ProblemsDialog({
  report: { problems, problemCount },
  onClose,
}: {
  readonly report: ExtractReport
  readonly onClose: () => void
}) {
  return (
    <Dialog label={words.problemsTitle} size="wide" onClose={onClose}>
      <h2 className={css['head']}>{words.problemsTitle}</h2>
      {/* A part that scrolls must be reachable with the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="group" aria-label={words.problemsTitle} tabIndex={0} className={css['list']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.path}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ path, reason }, index) => (
              <tr key={index}>
                <th scope="row">
                  <bdi>{visibleText(path)}</bdi>
                </th>
                <td>{visibleText(spoken(reason))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css['foot']}>
        <span>
          {problemCount > problems.length && words.moreProblems(problemCount - problems.length)}
        </span>
        <Button kind="primary" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  )
}
