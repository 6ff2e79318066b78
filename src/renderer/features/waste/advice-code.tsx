import { useState } from 'react'
import type { WindowCard } from '../../../core/advice/advice.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { minus } from '../../words/format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { splitInstruction } from '../overview/instruction.ts'
import css from './advice-code.module.css'
import { adviceLines, type AdviceLine } from './advice-lines.ts'

const words = wasteWords.savings.lines
const glyphs = { added: '+', removed: minus, comment: '' }
/** As many lines as are shown before someone asks for all. */
const most = 14

/** The line to write instead, under the lines it takes the place of. */
export function AdviceCode({ card, where }: { readonly card: WindowCard; readonly where: string }) {
  const [whole, setWhole] = useState(false)
  const lines = adviceLines(card)
  const shown = whole || lines.length <= most + 2 ? lines : lines.slice(0, most)
  return (
    <figure className={css['code']} aria-label={words.label}>
      <figcaption className={css['caption']}>
        <span>{where}</span>
        <CopyButton text={card.line} label={words.copy}>
          {words.copyWord}
        </CopyButton>
      </figcaption>
      <pre className={css['lines']}>
        {shown.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </pre>
      {shown.length < lines.length && (
        <p className={css['more']}>
          <Button kind="link" size="small" onClick={() => setWhole(true)}>
            {words.all(lines.length)}
          </Button>
        </p>
      )}
    </figure>
  )
}

function Line({ line: { kind, text } }: { readonly line: AdviceLine }) {
  const { keyword } = splitInstruction(text)
  const start = kind === 'comment' ? null : keyword
  return (
    <span className={css[kind]}>
      <i aria-hidden="true">{glyphs[kind]}</i>
      <span>
        {kind !== 'comment' && <VisuallyHidden>{words[kind]} </VisuallyHidden>}
        {start !== null && <b>{start}</b>}
        {visibleText(text.slice(start?.length ?? 0))}
        {'\n'}
      </span>
    </span>
  )
}
