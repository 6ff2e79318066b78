import { visibleText } from '../../../core/model/display-text.ts'
import { wasteCauses } from '../../../core/model/report.ts'
import type { ReportWaste } from '../../../core/model/report.ts'
import type { Owner, WasteGroup, WasteGrouping } from '../../../core/queries/waste-view.ts'
import type { Change } from '../../../core/what-if/what-if.ts'
import type { Overview } from '../../../shared/views.ts'
import { cx } from '../../ui/cx.ts'
import { ClippedPath } from '../../ui/clipped-path.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SizeBar } from '../../ui/size-bar.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { formatExactBytes, formatShare } from '../../words/format.ts'
import { overviewWords } from '../../words/overview-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { hasPath } from './change.ts'
import { Tick } from './tick.tsx'
import css from './waste-list.module.css'
import type { WasteRow } from './waste-source.ts'

const words = wasteWords.list

export interface WasteRowViewProps {
  readonly overview: Overview
  readonly by: WasteGrouping | 'none'
  readonly owner: Owner
  readonly row: WasteRow
  /** Of all rows together. */
  readonly bytes: number
  readonly index: number
  readonly top: number
  readonly selected: boolean
  readonly tabStop: boolean
  readonly onSelect: () => void
  readonly onFold: () => void
  readonly change: Change
  readonly onTick: (path: string, on: boolean) => void
}

/** A wasted file, or the group it belongs to. */
export function WasteRowView(props: WasteRowViewProps) {
  const { row, by, index, top, selected, tabStop, onSelect, onFold } = props
  const isGroup = row.kind === 'group'
  return (
    // The keys are heard by the grid.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-level={by === 'none' ? undefined : isGroup ? 1 : 2}
      aria-expanded={isGroup ? row.open : undefined}
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      className={cx(css['row'], css['entry'], isGroup && css['group'])}
      style={{ transform: `translateY(${String(top)}px)` }}
      onClick={() => {
        onSelect()
        if (isGroup) onFold()
      }}
    >
      {isGroup ? <GroupCells {...props} row={row} /> : <FileCells {...props} row={row} />}
    </div>
  )
}

function FileCells({
  overview,
  by,
  owner,
  row: { group, file },
  change,
  onTick,
}: WasteRowViewProps & { readonly row: WasteRow & { kind: 'file' } }) {
  const format = useFormat()
  if (file === null) return <span role="gridcell">{words.rowLoading}</span>
  const path = tickablePath(overview, { by, owner }, group, file)
  return (
    <>
      <span role="gridcell" className={by === 'none' ? css['path'] : css['inGroup']}>
        <RowTick path={path} change={change} onTick={onTick} />
        <Path text={visibleText(file.path)} />
      </span>
      <span
        role="gridcell"
        className={cx(css['right'], 'num')}
        title={formatExactBytes(file.bytes)}
      >
        {format.bytes(file.bytes)}
      </span>
      <span role="gridcell" title={overviewWords.inspector.causes[file.cause]}>
        {wasteWords.causes[file.cause]}
      </span>
      <span role="gridcell">
        <Layer overview={overview} layer={file.storedIn} />
      </span>
      <span role="gridcell">
        <Layer overview={overview} layer={file.wastedBy} />
      </span>
    </>
  )
}

function GroupCells({
  overview,
  by,
  owner,
  row: { group, open },
  bytes,
  change,
  onTick,
}: WasteRowViewProps & { readonly row: WasteRow & { kind: 'group' } }) {
  const format = useFormat()
  const share = bytes === 0 ? 0 : group.bytes / bytes
  const cause = wasteCauses.find((known) => known === group.key)
  return (
    <>
      <span role="gridcell" className={css['name']}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
        {by === 'directory' && (
          <RowTick
            path={tickablePath(overview, { by, owner }, group, null)}
            change={change}
            onTick={onTick}
          />
        )}
        {by === 'directory' ? (
          <Path text={visibleText(group.key === '' ? words.root : `${group.key}/`)} />
        ) : by === 'layer' || by === 'step' ? (
          <Layer overview={overview} layer={Number(group.key)} say={words.groupOf} />
        ) : (
          cause && overviewWords.inspector.causes[cause]
        )}
      </span>
      <span role="gridcell" className={cx(css['right'], 'num')}>
        <b>{format.bytes(group.bytes)}</b>
      </span>
      <span role="gridcell">{words.files(group.files)}</span>
      <span role="gridcell" className={css['share']}>
        <SizeBar width={64} parts={[{ kind: 'waste', share }]} />
        {formatShare(share)}
      </span>
      <span role="gridcell" className={css['step']}>
        {(by === 'layer' || by === 'step') && stepText(overview, Number(group.key))}
      </span>
    </>
  )
}

/**
 * What a row stands for in a change: a file that you store, or a directory with all below it; null
 * for what is not yours to leave out.
 */
export function tickablePath(
  overview: Overview,
  { by, owner }: Pick<WasteRowViewProps, 'by' | 'owner'>,
  group: WasteGroup,
  file: ReportWaste | null,
): string | null {
  const { layers } = overview.base
  if (file !== null) return file.storedIn < layers ? null : file.path
  const isYours = layers === 0 || owner === 'yours'
  return by === 'directory' && isYours ? `${group.key}/` : null
}

function RowTick({
  path,
  change,
  onTick,
}: {
  readonly path: string | null
  readonly change: Change
  readonly onTick: (path: string, on: boolean) => void
}) {
  if (path === null) return <span className={css['noTick']} />
  return (
    <Tick
      focusable={false}
      label={wasteWords.whatIf.without(visibleText(path))}
      checked={hasPath(change, path)}
      disabled={hasPath(change, path) && !change.paths.includes(path)}
      onChange={(on) => onTick(path, on)}
    />
  )
}

/** A path whose beginning gives way first: what tells files apart is at the end. */
function Path({ text }: { readonly text: string }) {
  const cut = text.lastIndexOf('/', text.length - 2) + 1
  return (
    <code title={text}>
      <ClippedPath path={text.slice(0, cut)} />
      <span className="clip">{text.slice(cut)}</span>
    </code>
  )
}

/** A layer with the step that made it. */
function Layer({
  overview,
  layer,
  say = words.storedIn,
}: {
  readonly overview: Overview
  readonly layer: number
  readonly say?: typeof words.storedIn
}) {
  const step = overview.layers[layer]?.historyIndex ?? null
  const names = wasteWords.savings
  return (
    <span className={css['layer']}>
      <Swatch layer={layer} baseLayers={overview.base.layers} />
      {say(layer, step === null ? null : names.step(step))}
    </span>
  )
}

function stepText(overview: Overview, layer: number): string {
  const step = overview.layers[layer]?.historyIndex ?? null
  const text = step === null ? null : overview.steps[step]?.instruction
  return text === undefined || text === null ? '' : visibleText(text.split('\n')[0] ?? '')
}
