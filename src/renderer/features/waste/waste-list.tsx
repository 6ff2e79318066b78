import { useEffect, useMemo, useSyncExternalStore, type KeyboardEvent } from 'react'
import { visibleText } from '../../../core/model/display-text.ts'
import type { Owner } from '../../../core/queries/waste-view.ts'
import { useBridge } from '../../client.ts'
import { valueOf } from '../../state/load-state.ts'
import type { Store } from '../../state/store.ts'
import { useCall } from '../../state/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { cx } from '../../ui/cx.ts'
import { rowForKey, rowWithin, useRowList } from '../../ui/row-list.ts'
import { wasteWords } from '../../words/waste-words.ts'
import { errorMessage } from '../../words/sentences.ts'
import { selectLayer, type TabProps } from '../tab-props.ts'
import { hasPath, withPath } from './change.ts'
import css from './waste-list.module.css'
import { tickablePath, WasteRowView } from './waste-row.tsx'
import { WasteSource } from './waste-source.ts'
import type { WasteState } from './waste-state.ts'
import tab from './waste-tab.module.css'

const words = wasteWords.list

export interface WasteListProps extends Omit<TabProps, 'state'> {
  readonly revision: number
  readonly owner: Owner
  readonly state: WasteState
  readonly store: Store<WasteState>
}

/** Every wasted file: who stores it, who made it waste, and why; grouped as asked. */
export function WasteList(props: WasteListProps) {
  const { session, revision, owner, state } = props
  const bridge = useBridge()
  // Without grouping the causes tell how many files there are.
  const by = state.by === 'none' ? 'cause' : state.by
  const { state: answer, reload } = useCall(
    'session:waste-groups',
    { session, by, owner },
    revision,
  )
  const known = valueOf(answer)
  const source = useMemo(() => {
    if (known === null) return null
    const files = known.reduce((sum, group) => sum + group.files, 0)
    const bytes = known.reduce((sum, group) => sum + group.bytes, 0)
    const groups = state.by === 'none' ? [{ key: '', files, bytes }] : known
    return { files, bytes, rows: new WasteSource(bridge, session, owner, state.by, groups) }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another revision has other files
  }, [bridge, session, owner, state.by, known, revision])
  return (
    <section className={css['view']} aria-label={wasteWords.views.files}>
      {answer.status === 'failed' && (
        <div className={tab['message']}>
          <Callout kind="error">
            <b>{words.failed}</b> {visibleText(errorMessage(answer.error))}{' '}
            <Button kind="link" onClick={reload}>
              {wasteWords.savings.tryAgain}
            </Button>
          </Callout>
        </div>
      )}
      {source === null ? (
        answer.status !== 'failed' && (
          <p className={tab['message']} role="status">
            {words.loading}
          </p>
        )
      ) : source.files === 0 ? (
        <div className={tab['message']}>
          <p className={tab['empty']}>
            <b>{words.none}</b>
            {words.noneIn[owner]}
          </p>
        </div>
      ) : (
        <Grid {...props} source={source.rows} bytes={source.bytes} />
      )}
    </section>
  )
}

interface GridProps extends WasteListProps {
  readonly source: WasteSource
  /** Of all that is listed. */
  readonly bytes: number
}

/** A treegrid of which only the rows in view are drawn; arrows move, left and right fold. */
function Grid({ overview, owner, onSelect, state, store, source, bytes }: GridProps) {
  useSyncExternalStore(source.subscribe, source.version)
  const layout = useMemo(() => source.layout(state.closed), [source, state.closed])
  const at = state.current === null ? -1 : layout.rowOf(state.current)
  const stop = Math.max(0, at)
  const { scroller, body, items, height, goTo } = useRowList(layout.count, at)

  useEffect(() => {
    for (const item of items) {
      const place = layout.at(item.index)
      if (place && place.at >= 0 && source.file(place.group, place.at) === null) {
        source.load(place.group, place.at, place.at)
      }
    }
  }, [items, layout, source])

  const choose = (index: number) => {
    const place = layout.at(rowWithin(index, layout.count))
    if (!place) return
    store.set({ current: { group: place.group.key, at: place.at } })
    const file = place.at < 0 ? null : source.file(place.group, place.at)
    if (file) onSelect(selectLayer(overview, file.storedIn))
  }
  const go = (index: number) => {
    goTo(rowWithin(index, layout.count))
    choose(index)
  }
  const fold = (key: string, shut: boolean) => {
    const name = `${state.by} ${key}`
    const closed = new Set(state.closed)
    if (shut) closed.add(name)
    else closed.delete(name)
    store.set({ closed, current: { group: key, at: -1 } })
  }

  const tick = (path: string, on: boolean) => {
    store.set({ change: withPath(state.change, path, on) })
  }
  /** Space ticks a file of yours, or a directory. */
  const tickAt = (index: number) => {
    const place = layout.at(index)
    if (!place) return
    const { group } = place
    const path = tickablePath(
      overview,
      { by: state.by, owner },
      group,
      source.file(group, place.at),
    )
    if (path !== null) tick(path, !hasPath(state.change, path))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const place = layout.at(stop)
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return
    const isGroup = place.at < 0
    const open = layout.isOpen(place.group)
    const next = rowForKey(event.key, at, layout.count)
    if (next !== null) go(next)
    else if (event.key === ' ') tickAt(stop)
    else if (event.key === 'Enter') {
      if (isGroup) fold(place.group.key, open)
      else go(stop)
    } else if (event.key === 'ArrowRight' && isGroup) {
      if (open) go(stop + 1)
      else fold(place.group.key, false)
    } else if (event.key === 'ArrowLeft' && state.by !== 'none') {
      if (isGroup) fold(place.group.key, true)
      else go(layout.rowOf({ group: place.group.key, at: -1 }))
    } else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={words.label}
      aria-rowcount={layout.count + 1}
      aria-colcount={5}
      tabIndex={-1}
      className={cx(css['table'], 'scroll')}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={cx(css['row'], css['header'])}>
        <span role="columnheader">{words.columns.path}</span>
        <span role="columnheader" className={css['right']}>
          {words.columns.bytes}
        </span>
        <span role="columnheader">{words.columns.cause}</span>
        <span role="columnheader">{words.columns.stored}</span>
        <span role="columnheader">{words.columns.wasted}</span>
      </div>
      <div ref={body} role="rowgroup" className={css['body']} style={{ height }}>
        {items.map((item) => {
          const place = layout.at(item.index)
          if (!place) return null
          const { group } = place
          return (
            <WasteRowView
              key={`${group.key} ${String(place.at)}`}
              overview={overview}
              by={state.by}
              owner={owner}
              row={
                place.at < 0
                  ? { kind: 'group', group, open: layout.isOpen(group) }
                  : { kind: 'file', group, at: place.at, file: source.file(group, place.at) }
              }
              bytes={bytes}
              index={item.index}
              top={item.start}
              selected={item.index === at}
              tabStop={item.index === stop}
              onSelect={() => choose(item.index)}
              onFold={() => fold(group.key, layout.isOpen(group))}
              change={state.change}
              onTick={(path, on) => tick(path, on)}
            />
          )
        })}
      </div>
    </div>
  )
}
