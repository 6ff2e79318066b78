import { useState } from 'react'
import type { HexRow } from '../../../shared/file-views.ts'
import { Button } from '../../ui/button.tsx'
import { configWords } from '../../words/config-words.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import css from './file-inspector.module.css'

/** Rows drawn at first, and with each further click. */
const portion = 256
/** Bytes in a row: what the inspector is wide enough for. */
const width = 8

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
          {rows
            .slice(0, shown)
            .flatMap(halves)
            .map((row) => (
              <tr key={row.offset}>
                <th scope="row">{row.offset.toString(16).padStart(6, '0')}</th>
                <td>{(row.hex.match(/../g) ?? []).join(' ')}</td>
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

/** A row of sixteen bytes as two of eight. */
function halves(row: HexRow): readonly HexRow[] {
  const characters = Array.from(row.text)
  return [0, width].flatMap((at) => {
    const hex = row.hex.slice(at * 2, (at + width) * 2)
    if (hex === '') return []
    return [{ offset: row.offset + at, hex, text: characters.slice(at, at + width).join('') }]
  })
}
