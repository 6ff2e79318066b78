import type { DecodedXattr, DiffSide, FileDiff } from '../../../shared/file-views.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { filesWords } from '../../words/files-words.ts'
import { formatClock, formatDay } from '../../words/format.ts'
import css from './file-inspector.module.css'
import { modeNumber, modeText } from './mode-text.ts'

const { aspects } = filesWords.grid
const words = filesWords.inspector

/** What a comparison says beside the content: each fact that changed, before and after. */
export function DiffFacts({ diff: { before, after, changed } }: { readonly diff: FileDiff }) {
  const facts = changed.filter((aspect) => aspect !== 'content')
  if (!before || !after || facts.length === 0) return null
  return (
    <table className={css['facts']}>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((aspect) => (
          <tr key={aspect}>
            <th scope="row">{aspects[aspect]}</th>
            <td>{told(aspect, before)}</td>
            <td>{told(aspect, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function told(aspect: Exclude<FileDiff['changed'][number], 'content'>, side: DiffSide): string {
  switch (aspect) {
    case 'type':
      return words.kinds[side.kind]
    case 'mode':
      return `${modeText(side.kind, side.mode)} ${modeNumber(side.mode)}`
    case 'owner':
      return `${String(side.uid)}:${String(side.gid)}`
    case 'mtime': {
      if (side.mtime === null) return filesWords.grid.notStated
      const date = new Date(side.mtime)
      return `${formatDay(date)} ${formatClock(date, true)}`
    }
    case 'link-target':
      return visibleText(side.linkTarget ?? '')
    case 'xattrs':
      return side.xattrs.map(xattrText).join('\n') || words.noAttributes
  }
}

/** `security.capability cap_net_raw=ep`; bytes that are no text as hex digits. */
export function xattrText({ name, value }: DecodedXattr): string {
  return `${visibleText(name)} ${visibleText(value)}`
}
