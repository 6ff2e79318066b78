import { wasteGroupings } from '../../../core/queries/waste-view.ts'
import type { Change } from '../../../core/what-if/what-if.ts'
import { useBridge } from '../../client.ts'
import { valueOf } from '../../state/load-state.ts'
import { useStore } from '../../state/store.ts'
import { useCall } from '../../state/use-call.ts'
import { Segment } from '../../ui/segment.tsx'
import { formatCount } from '../../words/format.ts'
import { wasteWords as words } from '../../words/waste-words.ts'
import type { TabProps } from '../tab-props.ts'
import { DockerfileMatch } from '../dockerfile/dockerfile-match.tsx'
import { useDockerfile } from '../dockerfile/use-dockerfile.ts'
import { countOf, noChange } from './change.ts'
import { Duplicates } from './duplicates.tsx'
import { Savings } from './savings.tsx'
import { useOutlook } from './use-outlook.ts'
import { WasteHead } from './waste-head.tsx'
import { WasteList } from './waste-list.tsx'
import { wasteStoreOf, wasteViews, type WasteViewName } from './waste-state.ts'
import { WhatIf } from './what-if.tsx'
import { WhatIfStrip } from './what-if-strip.tsx'
import css from './waste-tab.module.css'

/** What of the image is waste, where and why, and what to write instead. */
export function WasteTab(props: TabProps) {
  const { overview, session } = props
  if (overview.layers.length === 0) return <p className={css['message']}>{words.noLayers}</p>
  if (!overview.complete) return <p className={css['message']}>{words.reading}</p>
  return <Waste key={`${session} ${String(overview.chosen)}`} {...props} />
}

function Waste(props: TabProps) {
  const { overview, session } = props
  // Moving the base boundary changes every answer.
  const revision = overview.chosen * 100_000 + overview.base.layers
  const bridge = useBridge()
  const store = wasteStoreOf(bridge, `${session} ${String(overview.chosen)}`)
  const state = useStore(store, (whole) => whole)
  const owner = overview.base.layers === 0 ? 'all' : state.owner
  const advice = useCall('session:advice', { session }, revision)
  const list = useCall(
    'session:waste',
    { session, offset: 0, limit: 0, selection: { owner, group: null } },
    revision,
  )
  const dockerfile = useDockerfile(session, overview)
  const duplicates = useCall('session:duplicates', { session, offset: 0, limit: 0 }, revision)
  const { view, change } = state
  const ticked = countOf(change)
  const outlook = useOutlook(session, change, revision)
  const setChange = (next: Change) => store.set({ change: next })
  const counts: Readonly<Record<WasteViewName, number | null>> = {
    // What the base stores is nothing to change here.
    savings: owner === 'base' ? null : (valueOf(advice.state)?.cards.length ?? null),
    files: valueOf(list.state)?.total ?? null,
    duplicates: owner === 'all' ? (valueOf(duplicates.state)?.total ?? null) : null,
    'what-if': ticked === 0 ? null : ticked,
  }

  return (
    <div className={css['view']}>
      <WasteHead
        overview={overview}
        session={session}
        revision={revision}
        owner={owner}
        advised={(counts.savings ?? 0) > 0}
        onOwner={(next) => store.set({ owner: next, current: null })}
      />
      <div className={css['bar']}>
        <Segment
          label={words.views.label}
          options={wasteViews.map((name) => ({
            value: name,
            label: labelOf(name, counts[name]),
          }))}
          value={view}
          onChange={(next) => store.set({ view: next })}
        />
        {view === 'savings' && <DockerfileMatch session={session} file={dockerfile} />}
        {view === 'files' && (
          <span className={css['tools']}>
            <span aria-hidden="true">{words.list.group}</span>
            <Segment
              label={words.list.group}
              options={(['none', ...wasteGroupings] as const).map((value) => ({
                value,
                label: words.list.groups[value],
              }))}
              value={state.by}
              onChange={(next) => store.set({ by: next, current: null })}
            />
          </span>
        )}
      </div>
      {view === 'savings' && (
        <Savings
          {...props}
          owner={owner}
          call={advice}
          dockerfile={dockerfile}
          change={change}
          onChange={setChange}
        />
      )}
      {view === 'files' && (
        <WasteList {...props} revision={revision} owner={owner} state={state} store={store} />
      )}
      {view === 'duplicates' && <Duplicates {...props} revision={revision} owner={owner} />}
      {view === 'what-if' && (
        <WhatIf
          {...props}
          change={change}
          onChange={setChange}
          outlook={valueOf(outlook.state)}
          advice={valueOf(advice.state)}
        />
      )}
      {ticked > 0 && (
        <WhatIfStrip
          change={change}
          outlook={valueOf(outlook.state)}
          failed={outlook.state.status === 'failed'}
          onShow={view === 'what-if' ? null : () => store.set({ view: 'what-if' })}
          onClear={() => setChange(noChange)}
        />
      )}
    </div>
  )
}

function labelOf(view: WasteViewName, count: number | null): string {
  return count === null ? words.views[view] : `${words.views[view]} ${formatCount(count)}`
}
