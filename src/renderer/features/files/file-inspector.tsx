import type { Overview } from '../../../shared/views.ts'
import { valueOf } from '../../state/load-state.ts'
import { useCall } from '../../state/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { filesWords } from '../../words/files-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import frame from '../inspector/inspector.module.css'
import { ExtractMenu } from './extract-menu.tsx'
import { FileFacts } from './file-facts.tsx'
import css from './file-inspector.module.css'
import { FileLifeList } from './file-life.tsx'
import { FilePreview } from './file-preview.tsx'
import { iconOf } from './file-name-cell.tsx'
import type { SelectedRow } from './files-state.ts'
import type { Extraction } from './use-extraction.ts'

const words = filesWords.inspector

export interface FileInspectorProps {
  readonly overview: Overview
  readonly session: string
  readonly revision: number
  readonly selected: SelectedRow
  /** The layer that the view is of. */
  readonly layer: number
  readonly inList: boolean
  readonly extraction: Extraction
  readonly onLayer: (layer: number) => void
  readonly onShowInTree: (path: number) => void
}

/** What a file is, what it says, and what the layers did to its path. */
export function FileInspector({
  overview,
  session,
  revision,
  selected,
  layer,
  inList,
  extraction,
  onLayer,
  onShowInTree,
}: FileInspectorProps) {
  const { row, text } = selected
  const { bytes } = useFormat()
  const { state: life } = useCall('files:life', { session, path: row.path }, revision)
  const known = valueOf(life)
  const name = visibleText(row.name)
  const whole = known?.text ?? text
  const hasContent = row.kind === 'file' || row.kind === 'hardlink'
  return (
    <div className={frame['inspector']}>
      <header className={frame['head']}>
        <Icon name={iconOf(row.kind, row.ghost)} size={16} />
        <h2 className="clip" title={name}>
          <bdi>{name}</bdi>
        </h2>
        <span className="grow" />
        <CopyButton text={whole} label={words.copyPath} />
        <ExtractMenu row={row} layer={layer} extraction={extraction} />
      </header>
      <p className={frame['note']}>
        <bdi className={css['path']}>{visibleText(whole)}</bdi>
        {' · '}
        {hasContent ? `${bytes(row.size)}, ` : ''}
        {words.kinds[row.kind]}
      </p>
      {inList && (
        <p className={frame['note']}>
          <Button kind="link" onClick={() => onShowInTree(row.path)}>
            {words.showInTree}
          </Button>
        </p>
      )}
      {row.hiddenBy !== null && hasContent && (
        <div className={frame['callout']}>
          <Callout kind="waste">{words.ghostWhy(row.hiddenBy)}</Callout>
        </div>
      )}
      {hasContent && (
        <FilePreview
          key={`${selected.key} ${revision}`}
          session={session}
          revision={revision}
          path={row.path}
          layer={row.layer}
          name={row.name}
        />
      )}
      <FileLifeList
        overview={overview}
        session={session}
        revision={revision}
        path={row.path}
        life={life}
        onLayer={onLayer}
      />
      <FileFacts overview={overview} session={session} revision={revision} row={row} life={known} />
    </div>
  )
}
