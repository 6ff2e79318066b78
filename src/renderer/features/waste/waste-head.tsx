import { bytesByCause, owners, type Owner } from '../../../core/queries/waste-view.ts'
import type { Overview } from '../../../shared/views.ts'
import { valueOf } from '../../state/load-state.ts'
import { useCall } from '../../state/use-call.ts'
import { Callout } from '../../ui/callout.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segment } from '../../ui/segment.tsx'
import { formatExactBytes } from '../../words/format.ts'
import { useFormat } from '../../words/use-format.ts'
import { wasteWords as words } from '../../words/waste-words.ts'
import css from './waste-head.module.css'

export interface WasteHeadProps {
  readonly overview: Overview
  readonly session: string
  readonly revision: number
  readonly owner: Owner
  /** There is advice all the same where nothing is wasted. */
  readonly advised: boolean
  readonly onOwner: (owner: Owner) => void
}

/** The one number of the view, what it is made of, and whose waste is looked at. */
export function WasteHead(props: WasteHeadProps) {
  const { overview, session, revision, owner, advised, onOwner } = props
  const format = useFormat()
  const { base, integrity } = overview
  const groups = valueOf(
    useCall('session:waste-groups', { session, by: 'cause', owner }, revision).state,
  )
  const shown = overview.layers.filter(
    ({ index }) => owner === 'all' || index < base.layers === (owner === 'base'),
  )
  const stored = shown.reduce((sum, { size }) => sum + size, 0)
  const wasted = shown.reduce((sum, { wastedBytes }) => sum + wastedBytes, 0)
  const of = { all: words.figure.ofStored, base: words.figure.ofBase, yours: words.figure.ofYours }

  return (
    <header className={css['head']}>
      <div className={css['line']}>
        <p className={css['figure']}>
          {wasted === 0 ? (
            <b>{words.figure.nothing}</b>
          ) : (
            <>
              <b className="num">{format.bytes(wasted)}</b>{' '}
              <span>{of[owner](format.bytes(stored))}</span>
            </>
          )}
        </p>
        {base.layers > 0 && (
          <Segment
            label={words.owner.label}
            options={owners.map((name) => ({ value: name, label: words.owner.names[name] }))}
            value={owner}
            onChange={onOwner}
          />
        )}
      </div>
      <Parts overview={overview} owner={owner} stored={stored} />
      {integrity.layersMissing > 0 && (
        <Callout kind="warning">{words.notCertain(integrity.layersMissing)}</Callout>
      )}
      {wasted === 0 ? (
        <p className={css['note']}>
          {words.figure.nothingWhy}
          {advised && ` ${words.figure.nothingYet}`}
        </p>
      ) : (
        <ul className={css['causes']}>
          {bytesByCause(groups ?? [])
            .toSorted((one, other) => other.bytes - one.bytes)
            .filter(({ bytes }) => bytes > 0)
            .map(({ cause, bytes }) => (
              <li key={cause}>
                <b className="num">{format.bytes(bytes)}</b> {words.causes[cause]}
              </li>
            ))}
          <li className={css['exact']}>{formatExactBytes(wasted)}</li>
        </ul>
      )}
    </header>
  )
}

/** Kept and wasted bytes as parts of what is stored. */
function Parts({
  overview,
  owner,
  stored,
}: {
  readonly overview: Overview
  readonly owner: Owner
  readonly stored: number
}) {
  const format = useFormat()
  if (stored === 0) return null
  const { base, layers } = overview
  const wastedOf = (isBase: boolean) =>
    layers
      .filter(({ index }) => index < base.layers === isBase)
      .reduce((sum, { wastedBytes }) => sum + wastedBytes, 0)
  const inBase = owner === 'yours' ? 0 : wastedOf(true)
  const inYours = owner === 'base' ? 0 : wastedOf(false)
  const kept = stored - inBase - inYours
  const yours = base.layers === 0 ? words.figure.wasted : words.figure.inYours
  const parts = [
    { kind: 'kept', bytes: kept, text: words.figure.kept(format.bytes(kept)) },
    { kind: 'base', bytes: inBase, text: words.figure.inBase(format.bytes(inBase)) },
    { kind: 'yours', bytes: inYours, text: yours(format.bytes(inYours)) },
  ].filter(({ bytes }) => bytes > 0)
  return (
    <div
      role="img"
      aria-label={words.figure.bar(parts.map(({ text }) => text).join(', '))}
      className={css['parts']}
    >
      {parts.map(({ kind, bytes, text }) => (
        <div key={kind} className={css[kind]} style={{ flexGrow: bytes / stored }} title={text}>
          <span>
            {kind !== 'kept' && base.layers > 0 && (
              <Icon name={kind === 'base' ? 'base' : 'yours'} size={12} />
            )}
            <i>{text}</i>
            {kind !== 'kept' && <em>{format.bytes(bytes)}</em>}
          </span>
        </div>
      ))}
    </div>
  )
}
