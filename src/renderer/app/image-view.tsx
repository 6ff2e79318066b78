import type { ReactNode } from 'react'
import { keyText } from '../commands/key-text.ts'
import { runCommand } from '../commands/run-command.ts'
import { ArchiveTab } from '../features/archive/archive-tab.tsx'
import { ConfigTab } from '../features/config/config-tab.tsx'
import { FilesTab, type FilesTabProps } from '../features/files/files-tab.tsx'
import { Inspector } from '../features/inspector/inspector.tsx'
import { OverviewTab } from '../features/overview/overview-tab.tsx'
import { Cancelled, CancelledStrip } from '../features/session-states/cancelled.tsx'
import { Failed, FailedStrip } from '../features/session-states/failed.tsx'
import { Reading } from '../features/session-states/reading.tsx'
import { tabNames, type TabName, type TabProps } from '../features/tab-props.ts'
import { WasteTab } from '../features/waste/waste-tab.tsx'
import { preferences } from '../state/preferences.ts'
import { isUnfinished, type OpenImage } from '../state/sessions.ts'
import { valueOf } from '../state/load-state.ts'
import { useStore } from '../state/store.ts'
import { useCall } from '../state/use-call.ts'
import { IconButton } from '../ui/button.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { panelId, tabId, Tabs } from '../ui/tabs.tsx'
import { formatCount } from '../words/format.ts'
import { useFormat } from '../words/use-format.ts'
import { words } from '../words/words.ts'
import { useApp } from './app-context.ts'
import { Header } from './header.tsx'
import css from './image-view.module.css'
import { useIsNarrow } from './use-media.ts'

/** An open image: header, tabs, and the view that is chosen, whatever state reading is in. */
export function ImageView({ image }: { readonly image: OpenImage }) {
  const { sessions } = useApp()
  const { overview, session, state } = image
  const unfinished = isUnfinished(image)

  if (overview === null || session === null) {
    if (state.phase === 'failed') return <Failed image={image} />
    if (state.phase === 'cancelled') return <Cancelled image={image} />
    return (
      <div className={css['view']}>
        <Header image={image} />
        <Reading state={state} overview={overview} onCancel={sessions.cancel} />
      </div>
    )
  }

  return (
    <div className={css['view']}>
      <ErrorBoundary resetKey={image.key}>
        <Header image={image} />
      </ErrorBoundary>
      <Views
        key={image.key}
        quiet={unfinished}
        props={{ overview, session, state, selection: image.selection, onSelect: sessions.select }}
      >
        {unfinished && <Reading state={state} overview={overview} onCancel={sessions.cancel} />}
        {state.phase === 'failed' && <FailedStrip image={image} />}
        {state.phase === 'cancelled' && <CancelledStrip />}
      </Views>
    </div>
  )
}

interface ViewsProps {
  readonly props: TabProps
  /** While reading, the inspector opens only for something selected. */
  readonly quiet: boolean
  readonly children: ReactNode
}

function Views({ props, quiet, children }: ViewsProps) {
  const app = useApp()
  const format = useFormat()
  const narrow = useIsNarrow()
  const { tab, drawer } = useStore(app.view, (state) => state)
  const column = useStore(preferences, (state) => state.inspector)
  const nothing = props.selection.layer === null && props.selection.step === null
  const hasInspector = tab !== 'config'
  const { state: archive } = useCall(
    'session:archive',
    props.overview.complete ? { session: props.session, offset: 0, limit: 1 } : null,
    props.overview.chosen,
  )
  const entries = valueOf(archive)?.total ?? null
  const wanted = narrow ? drawer : column && !(quiet && nothing)
  const shown = hasInspector && wanted
  const place = shown ? (narrow ? 'drawer' : 'column') : null
  // The Files tab has its tools above list and inspector, and so places the inspector itself.
  const beside = tab === 'files' ? null : place

  return (
    <>
      <Tabs
        label={words.tabs.label}
        items={tabNames.map((name) => ({
          id: name,
          label: words.tabs.names[name],
          count: countOf(name, props, entries, format.bytes),
        }))}
        value={tab}
        onChange={(name) => {
          app.view.set({ tab: name })
        }}
        end={
          hasInspector && (
            <IconButton
              label={shown ? words.tabs.hideInspector : words.tabs.showInspector}
              icon="panel"
              shortcut={keyText('inspector.toggle', app.info)}
              aria-expanded={shown}
              onClick={() => runCommand('inspector.toggle', app, narrow)}
            />
          )
        }
      />
      {children}
      <div
        className={css['panel']}
        role="tabpanel"
        id={panelId(tab)}
        aria-labelledby={tabId(tab)}
        data-inspector={beside ?? undefined}
      >
        <div className={css['content']}>
          <ErrorBoundary resetKey={`${tab} ${String(props.state.revision)}`}>
            <View tab={tab} inspector={place} {...props} />
          </ErrorBoundary>
        </div>
        {beside !== null && (
          <aside className={`scroll ${css['inspector'] ?? ''}`} aria-label={words.tabs.inspector}>
            <ErrorBoundary resetKey={`${tab} ${JSON.stringify(props.selection)}`}>
              <Inspector
                tab={tab}
                {...props}
                onTab={(name) => runCommand(`view.${name}`, app, narrow)}
              />
            </ErrorBoundary>
          </aside>
        )}
      </div>
    </>
  )
}

function View({ tab, inspector, ...props }: FilesTabProps & { readonly tab: TabName }) {
  switch (tab) {
    case 'overview':
      return <OverviewTab {...props} />
    case 'files':
      return <FilesTab inspector={inspector} {...props} />
    case 'waste':
      return <WasteTab {...props} />
    case 'config':
      return <ConfigTab {...props} />
    case 'archive':
      return <ArchiveTab {...props} />
  }
}

/** A number beside a tab's name, when it is known. */
function countOf(
  tab: TabName,
  { overview }: TabProps,
  entries: number | null,
  bytes: (bytes: number) => string,
): string | null {
  if (tab === 'waste') {
    const { efficiency, integrity } = overview
    const known = efficiency !== null && integrity.layersMissing === 0
    return known ? bytes(efficiency.wastedBytes) : null
  }
  if (tab === 'archive') return entries === null ? null : formatCount(entries)
  return tab === 'files' && overview.complete ? formatCount(overview.image.mergedEntries) : null
}
