import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Bridge } from '../../../shared/contract.ts'
import type { Shown } from '../../../shared/file-views.ts'
import { useBridge } from '../../client.ts'
import { FileList } from './file-list.ts'
import { FileTree } from './file-tree.ts'
import type { FilesState, FilesStore } from './files-state.ts'
import { shownOf } from './files-state.ts'
import type { RowSource } from './row-source.ts'

export type AnySource = FileTree | FileList

/** Watches a source; what is drawn follows its version. */
export function useVersion(source: RowSource): number {
  return useSyncExternalStore(
    useCallback((listener) => source.subscribe(listener), [source]),
    () => source.version,
  )
}

export interface RowsInView {
  readonly source: AnySource | null
  /** False while these are still the rows of what was asked for before. */
  readonly settled: boolean
  readonly reload: () => void
}

/**
 * The rows that the state asks for. While another view is being fetched, the one before stays in
 * view, so that nothing flickers when the slider moves or a letter is typed.
 */
export function useRows(
  session: string,
  revision: number,
  state: FilesState,
  store: FilesStore,
  layer: number,
  lastLayer: number,
): RowsInView {
  const bridge = useBridge()
  const [shown, setShown] = useState<{ readonly asked: string; readonly source: AnySource } | null>(
    null,
  )
  const [round, setRound] = useState(0)
  const question = JSON.stringify([
    session,
    revision,
    shownOf(state, layer, lastLayer),
    state.query === '' ? state.arrangement : [state.query, state.syntax, state.on, state.matchCase],
  ])

  useEffect(() => {
    const next = sourceOf(bridge, session, state, store, shownOf(state, layer, lastLayer))
    let stale = false
    void next.start().then(() => {
      if (stale) return
      // A search that a newer one ended is not worth showing.
      if (next.error?.code !== 'cancelled') setShown({ asked: question, source: next })
    })
    return () => {
      stale = true
      next.stop()
    }
    // The question says all that the state has to say here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [bridge, store, question, round])

  const reload = useCallback(() => {
    setRound((before) => before + 1)
  }, [])
  return { source: shown?.source ?? null, settled: shown?.asked === question, reload }
}

function sourceOf(
  bridge: Bridge,
  session: string,
  state: FilesState,
  store: FilesStore,
  shown: Shown,
): AnySource {
  if (state.query !== '') {
    const query = {
      text: state.query,
      syntax: state.syntax,
      on: state.on,
      ignoreCase: !state.matchCase,
    }
    return new FileList((offset, limit) =>
      bridge.call('files:search', { session, ...shown, query, offset, limit }),
    )
  }
  if (state.arrangement === 'largest') {
    return new FileList((offset, limit) =>
      bridge.call('files:list', { session, ...shown, what: 'files', offset, limit }),
    )
  }
  return new FileTree(
    (directory, offset, limit) =>
      bridge.call('files:children', {
        session,
        ...shown,
        directory,
        collapse: true,
        offset,
        limit,
      }),
    store.opened,
  )
}
