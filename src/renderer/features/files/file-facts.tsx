import type { FileRow } from '../../../core/queries/file-row.ts'
import type { FileLife } from '../../../core/queries/life.ts'
import type { DecodedXattr } from '../../../shared/file-views.ts'
import type { Overview } from '../../../shared/views.ts'
import { valueOf } from '../../state/load-state.ts'
import { useCall } from '../../state/use-call.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { filesWords } from '../../words/files-words.ts'
import { formatExactBytes } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { layerName } from '../../words/overview-words.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import frame from '../inspector/inspector.module.css'
import { Digest, KeyValue, KeyValues, Part } from '../inspector/key-values.tsx'
import { modeNumber, modeText } from './mode-text.ts'

const words = filesWords.inspector
const { notStated } = filesWords.grid

export interface FileFactsProps {
  readonly overview: Overview
  readonly session: string
  readonly revision: number
  readonly row: FileRow
  readonly life: FileLife | null
}

/** What the entry says of the file. */
export function FileFacts({ overview, session, revision, row, life }: FileFactsProps) {
  const { moment } = useFormat()
  const xattrs = useXattrs(session, revision, row)
  const stored = life?.events.find((event) => event.layer === row.layer)
  const base = overview.base.layers
  return (
    <Part title={words.facts}>
      <KeyValues>
        {row.kind !== 'symlink' && row.device === null && (
          <KeyValue name={words.size}>{formatExactBytes(row.size)}</KeyValue>
        )}
        {row.entriesBelow !== null && (
          <KeyValue name={words.below}>{words.paths(row.entriesBelow)}</KeyValue>
        )}
        <KeyValue name={words.mode}>
          {row.implied ? (
            notStated
          ) : (
            <code>
              {modeText(row.kind, row.mode)} {modeNumber(row.mode)}
            </code>
          )}
        </KeyValue>
        <KeyValue name={words.owner}>
          {row.implied ? notStated : <code>{`${row.uid}:${row.gid}`}</code>}
        </KeyValue>
        <KeyValue name={words.modified}>
          {row.mtime === null ? notStated : moment(new Date(row.mtime))}
        </KeyValue>
        <KeyValue name={words.storedIn}>
          <Swatch layer={row.layer} baseLayers={base} /> {layerName(row.layer)}
        </KeyValue>
        {row.hiddenBy !== null && (
          <KeyValue name={words.hiddenBy}>
            <Swatch layer={row.hiddenBy} baseLayers={base} /> {layerName(row.hiddenBy)}
          </KeyValue>
        )}
        {row.device !== null && (
          <KeyValue name={words.device}>
            <code>{row.device.join(', ')}</code>
          </KeyValue>
        )}
        {row.linkTarget !== null && (
          <KeyValue name={row.kind === 'hardlink' ? words.sameAs : words.target}>
            <Path text={row.linkTarget} />
          </KeyValue>
        )}
        {row.link !== null && row.link.text !== null && (
          <KeyValue name={words.leadsTo}>
            <Path text={row.link.text} />
          </KeyValue>
        )}
        {stored !== undefined && stored.digest !== null && (
          <KeyValue name={words.sha}>
            <Digest digest={stored.digest} what={words.whatSha} />
          </KeyValue>
        )}
        {row.xattrs.map((name) => {
          const known = xattrs.find((xattr) => xattr.name === name)
          return (
            <KeyValue key={name} name={visibleText(name)}>
              <Path text={known?.value ?? ''} />
            </KeyValue>
          )
        })}
      </KeyValues>
      {row.link !== null && row.link.state !== 'present' && (
        <p className={frame['note']}>{words.linkSentences[row.link.state]}</p>
      )}
      {row.implied && <p className={frame['note']}>{filesWords.grid.impliedWhy}</p>}
      {row.escaped && <p className={frame['note']}>{filesWords.grid.notUtf8Why}</p>}
    </Part>
  )
}

function Path({ text }: { readonly text: string }) {
  return (
    <code className="clip" title={visibleText(text)}>
      <bdi>{visibleText(text)}</bdi>
    </code>
  )
}

/** The extended attributes of a copy, decoded. Comparing it with itself reads no content. */
function useXattrs(session: string, revision: number, row: FileRow): readonly DecodedXattr[] {
  const { path, layer } = row
  const asked = row.xattrs.length > 0 ? { session, path, from: layer, to: layer } : null
  const { state } = useCall('files:diff', asked, revision)
  return valueOf(state)?.after?.xattrs ?? []
}
