import { useState } from 'react'
import type { HexRow } from '../../../shared/file-views.ts'
import { Button } from '../../ui/button.tsx'
import { configWords } from '../../words/config-words.ts'
import { visibleText } from '../../words/visible-text.ts'
import css from './file-inspector.module.css'

/** Rows drawn at first, and with each further click. */
const portion = 256

/** Bytes in rows: where, in hex digits, and as characters. */
export function HexTable({
  label,
  rows,
}: {
  readonly label: string
  readonly rows: readonly HexRow[]
}) {
  const [shown, setShown] = useState(portion)
  const rest = rows.length - shown
  return (
    // A part that scrolls must be reachable with the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-label={label} tabIndex={0} className={css['hex']}>
      <table>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.offset}>
              <th scope="row">{row.offset.toString(16).padStart(6, '0')}</th>
              <td>{spaced(row.hex)}</td>
              <td>{visibleText(row.text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button kind="link" size="small" onClick={() => setShown(shown + portion * 4)}>
          {configWords.code.more(Math.min(rest, portion * 4), rest)}
        </Button>
      )}
    </div>
  )
}

/** Pairs of digits, in two groups of eight bytes. */
function spaced(hex: string): string {
  const bytes = hex.match(/../g) ?? []
  return `${bytes.slice(0, 8).join(' ')}  ${bytes.slice(8).join(' ')}`.trimEnd()
}
