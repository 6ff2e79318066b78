import { useEffect, useRef, useState } from 'react'
import type { Shown } from '../../../shared/file-views.ts'
import type { Overview } from '../../../shared/views.ts'
import { useBridge } from '../../client.ts'
import { useStore } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { filesWords } from '../../words/files-words.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import { words as appWords } from '../../words/words.ts'
import { errorMessage } from '../../words/sentences.ts'
import { Inspector } from '../inspector/inspector.tsx'
import { selectLayer, type TabProps } from '../tab-props.ts'
import { ColumnMenu } from './column-menu.tsx'
import { ExtractDialog } from './extract-dialog.tsx'
import { ExtractStrip } from './extract-strip.tsx'
import { FileGrid, type FileGridHandle } from './file-grid.tsx'
import { FileInspector } from './file-inspector.tsx'
import css from './files-tab.module.css'
import {
  filesStoreOf,
  isFiltered,
  shownOf,
  viewOf,
  withoutFilters,
  type FilesState,
} from './files-state.ts'
import { FilesTools } from './files-tools.tsx'
import { MapView } from './map-view.tsx'
import { PathStrip } from './path-strip.tsx'
import { useCounts } from './use-counts.ts'
import { useDragOut } from './use-drag-out.ts'
import { useExtraction } from './use-extraction.ts'
import { useRows, useVersion, type AnySource } from './use-rows.ts'

const words = filesWords

export interface FilesTabProps extends TabProps {
  /** Where the shell wants the inspector: beside, over the view, or not at all. */
  readonly inspector: 'column' | 'drawer' | null
}

/** The files of a layer, of the stack up to a layer, or what differs between two. */
export function FilesTab(props: FilesTabProps) {
  if (props.overview.layers.length === 0) return <p className={css['message']}>{words.noLayers}</p>
  if (!props.overview.complete) return <p className={css['message']}>{words.reading}</p>
  return <Files key={`${props.session} ${props.overview.chosen}`} {...props} />
}

function Files(props: FilesTabProps) {
  const { overview, session, selection, onSelect, inspector } = props
  const bridge = useBridge()
  const revision = overview.chosen
  const store = filesStoreOf(bridge, `${session} ${revision}`)
  const state = useStore(store, (whole) => whole)
  const last = overview.layers.length - 1
  const layer = Math.min(last, selection.layer ?? last)
  const view = viewOf(state, layer)
  const from = view.mode === 'compare' ? view.from : Math.max(0, layer - 1)
  const { source, settled, reload } = useRows(session, revision, state, store, layer, last)
  const counts = useCounts(overview, session, state, layer)
  const extraction = useExtraction(session)
  const dragOut = useDragOut(session)
  const grid = useRef<FileGridHandle>(null)
  const [extracting, setExtracting] = useState(false)
  const [goal, setGoal] = useState<string | number | null>(null)
  useGoal(goal, source, state, props, shownOf(state, layer, last), grid, () => setGoal(null))

  const onLayer = (next: number) => {
    if (next !== layer) onSelect(selectLayer(overview, next))
  }
  const onShowInTree = (path: number) => {
    store.set({ query: '', arrangement: 'tree', ...withoutFilters })
    setGoal(path)
  }
  const maps = state.arrangement === 'map' && state.query === ''
  const failed = source?.error ?? null
  const invalid =
    state.query !== '' && failed?.code === 'invalid-argument'
      ? visibleText(errorMessage(failed))
      : null

  return (
    <div className={css['view']} data-inspector={inspector ?? undefined}>
      <FilesTools
        overview={overview}
        layer={layer}
        from={from}
        state={state}
        counts={counts}
        invalid={invalid}
        onLayer={onLayer}
        onChange={(change) => store.set(withGhosts(state, change))}
        onLeaveSearch={() => grid.current?.focusCurrent()}
        onExtract={extraction.progress === null ? () => setExtracting(true) : null}
      />
      {extracting && (
        <ExtractDialog
          layer={layer}
          current={state.current}
          onStart={extraction.start}
          onClose={() => setExtracting(false)}
        />
      )}
      <div className={css['list']}>
        {maps && (
          <MapView
            overview={overview}
            session={session}
            state={state}
            layer={layer}
            onChange={(change) => store.set(change)}
          />
        )}
        {maps ? null : source === null ? (
          <p className={css['message']}>{words.grid.loading}</p>
        ) : (
          <>
            {failed && invalid === null && (
              <div className={css['message']}>
                <Callout kind="error">
                  <b>{words.grid.failed}</b> {visibleText(errorMessage(failed))}{' '}
                  <Button kind="link" onClick={reload}>
                    {words.grid.tryAgain}
                  </Button>
                </Callout>
              </div>
            )}
            <div className={css['columns']}>
              <ColumnMenu compares={state.mode === 'compare'} />
            </div>
            <FileGrid
              ref={grid}
              source={source}
              busy={!settled}
              baseLayers={overview.base.layers}
              compares={state.mode === 'compare'}
              sort={state.sort}
              onSort={(sort) => store.set({ sort })}
              place={store}
              list={JSON.stringify([state.arrangement, state.query, state.sort])}
              current={state.current}
              selected={state.selected}
              onSelect={(current, selected) => store.set({ current, selected })}
              onEnter={(row) => {
                if (source.kind === 'list') onShowInTree(row.row.path)
              }}
              onDrag={extraction.progress === null ? dragOut : null}
            />
            <Empty
              source={source}
              state={state}
              onShowAll={() => store.set({ query: '', ...withoutFilters })}
            />
          </>
        )}
        <ExtractStrip extraction={extraction} />
        {!maps && (
          <PathStrip
            current={state.current}
            selected={state.selected}
            onGo={(path) => {
              store.set({ query: '', arrangement: 'tree' })
              setGoal(path)
            }}
            onClear={() => store.set({ selected: new Map() })}
          />
        )}
        {source && !maps && <Counted source={source} state={state} overview={overview} />}
      </div>
      {inspector !== null && (
        <aside className={`scroll ${css['inspector'] ?? ''}`} aria-label={appWords.tabs.inspector}>
          <ErrorBoundary resetKey={state.current?.key ?? ''}>
            {state.current === null ? (
              <Inspector tab="files" {...props} />
            ) : (
              <FileInspector
                key={state.current.key}
                overview={overview}
                session={session}
                revision={revision}
                selected={state.current}
                layer={layer}
                inList={source?.kind === 'list'}
                extraction={extraction}
                onLayer={onLayer}
                onShowInTree={onShowInTree}
              />
            )}
          </ErrorBoundary>
        </aside>
      )}
    </div>
  )
}

/** Removed files of a merged view are ghosts: whoever asks for them wants to see ghosts. */
function withGhosts(state: FilesState, change: Partial<FilesState>): Partial<FilesState> {
  const mode = change.mode ?? state.mode
  if (mode === 'merged' && change.changes?.includes('removed')) return { ...change, ghosts: true }
  if (change.ghosts === false && state.changes.includes('removed')) {
    return { ...change, changes: state.changes.filter((kind) => kind !== 'removed') }
  }
  return change
}

/** Opens the tree down to a path that was asked for, as soon as the tree is there. */
function useGoal(
  goal: string | number | null,
  source: AnySource | null,
  state: FilesState,
  { session }: TabProps,
  shown: Shown,
  grid: React.RefObject<FileGridHandle | null>,
  onDone: () => void,
): void {
  const bridge = useBridge()
  const tree = source?.kind === 'tree' && state.query === '' ? source : null
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(() => {
    if (goal === null || tree === null) return
    let stale = false
    const reveal = async () => {
      const answer = await bridge.call('files:reveal', {
        session,
        ...shown,
        target: goal,
        collapse: true,
      })
      if (stale || !answer.ok) return
      const index = goal === '/' ? 0 : await tree.reveal(answer.value.steps)
      if (stale) return
      done.current()
      if (index >= 0) grid.current?.focus(index)
    }
    void reveal()
    return () => {
      stale = true
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked once for a goal and a tree
  }, [bridge, goal, tree])
}

function Empty({
  source,
  state,
  onShowAll,
}: {
  readonly source: AnySource
  readonly state: FilesState
  readonly onShowAll: () => void
}) {
  useVersion(source)
  if (source.count > 0 || source.error !== null || !source.complete) return null
  const { empty } = words.grid
  const filtered = isFiltered(state)
  const sentence =
    state.query !== ''
      ? empty.search
      : filtered
        ? empty.filtered
        : state.mode === 'merged'
          ? empty.tree
          : empty[state.mode]
  return (
    <div className={css['empty']}>
      {sentence}{' '}
      {(state.query !== '' || filtered) && (
        <Button kind="link" onClick={onShowAll}>
          {words.grid.showAll}
        </Button>
      )}
    </div>
  )
}

/** Says how much there is to those who do not see it; a search also shows it. */
function Counted({
  source,
  state,
  overview,
}: {
  readonly source: AnySource
  readonly state: FilesState
  readonly overview: Overview
}) {
  useVersion(source)
  const found =
    source.kind === 'list' && state.query !== '' && source.error === null
      ? source.complete
        ? words.search.found(source.count)
        : words.search.foundSoFar(source.count)
      : null
  const said =
    found ??
    (source.kind === 'list'
      ? words.grid.counted(source.count)
      : words.grid.inView(source.rootRow?.entriesBelow ?? overview.image.mergedEntries))
  return (
    <div role="status" aria-live="polite" className={found === null ? undefined : css['found']}>
      {found ?? <VisuallyHidden>{said}</VisuallyHidden>}
    </div>
  )
}
