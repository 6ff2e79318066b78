import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Icon } from '../../ui/icon.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import type { SelectedRow } from './files-state.ts'
import css from './path-strip.module.css'
import { sumOf, tableText } from './selection.ts'

const words = filesWords.strip

export interface PathStripProps {
  readonly current: SelectedRow | null
  readonly selected: ReadonlyMap<string, SelectedRow>
  /** Goes to a directory above, named by its path text. */
  readonly onGo: (path: string) => void
  readonly onClear: () => void
}

/** Below the list: the way to the current file, each directory of it to go to; or what is selected. */
export function PathStrip({ current, selected, onGo, onClear }: PathStripProps) {
  return (
    <div className={css['strip']}>
      {selected.size > 1 ? (
        <SelectionSummary selected={selected} onClear={onClear} />
      ) : (
        <Breadcrumbs current={current} onGo={onGo} />
      )}
    </div>
  )
}

/** Of a very deep path only the ends are drawn. */
const mostCrumbs = 12

function Breadcrumbs({ current, onGo }: Pick<PathStripProps, 'current' | 'onGo'>) {
  const names = (current?.text ?? '/').split('/').filter((name) => name !== '')
  const cut = Math.max(0, names.length - mostCrumbs)
  return (
    <nav aria-label={words.label} className={css['crumbs']}>
      <ol>
        <li>
          <button type="button" aria-label={words.root} onClick={() => onGo('/')}>
            /
          </button>
        </li>
        {cut > 0 && <li>…</li>}
        {names.slice(cut).map((name, at) => {
          const index = at + cut
          const last = index === names.length - 1
          return (
            <li key={index} className={last ? css['last'] : undefined}>
              {index > cut && <Icon name="chevron-right" size={12} />}
              {last ? (
                <bdi aria-current="location" className="clip">
                  {visibleText(name)}
                </bdi>
              ) : (
                <button
                  type="button"
                  className="clip"
                  onClick={() => onGo(`/${names.slice(0, index + 1).join('/')}`)}
                >
                  <bdi>{visibleText(name)}</bdi>
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function SelectionSummary({ selected, onClear }: Pick<PathStripProps, 'selected' | 'onClear'>) {
  const { bytes } = useFormat()
  const [said, setSaid] = useState('')
  const sum = sumOf(selected.values())
  const copy = () => {
    void copyText(tableText(selected.values())).then((copied) => {
      setSaid(copied ? words.copied(sum.rows) : words.refused)
    })
  }
  return (
    <>
      <b className="num">{words.selected(sum.rows, bytes(sum.bytes))}</b>
      <Button kind="link" size="small" onClick={copy}>
        {words.copy}
      </Button>
      <Button kind="link" size="small" onClick={onClear}>
        {words.clear}
      </Button>
      <span role="status" className={css['said']}>
        {said}
      </span>
      <VisuallyHidden>
        <span role="status">{words.selected(sum.rows, bytes(sum.bytes))}</span>
      </VisuallyHidden>
    </>
  )
}
