import type { ArchiveEntry, Overview, SessionState } from '../../shared/views.ts'

/**
 * What the window's panes look at together. A step with a layer is selected together with that
 * layer; a step without one stands alone. `entry` belongs to the Archive tab.
 */
export interface Selection {
  readonly layer: number | null
  readonly step: number | null
  readonly entry: ArchiveEntry | null
}

export const nothingSelected: Selection = { layer: null, step: null, entry: null }

/** The views of an image, in the order of their tabs. */
export const tabNames = ['overview', 'files', 'waste', 'config', 'archive'] as const
export type TabName = (typeof tabNames)[number]

/**
 * What every tab's view and every inspector is given by the shell: `OverviewTab`
 * (overview/overview-tab.tsx), `FilesTab` (files/files-tab.tsx), `WasteTab`
 * (waste/waste-tab.tsx), `ConfigTab` (config/config-tab.tsx), `ArchiveTab`
 * (archive/archive-tab.tsx) and `Inspector` (inspector/inspector.tsx).
 *
 * A view fills a grid cell that does not scroll (`min-height: 0`), so it brings its own scrolling
 * part and gutters. The inspector stands in a column, or a drawer, of `--inspector-width` that
 * scrolls and has its padding already.
 */
export interface TabProps {
  /** May be partial while the image is being read: see `overview.complete`. */
  readonly overview: Overview
  /** For further calls: `session:archive`, `session:waste`. */
  readonly session: string
  readonly state: SessionState
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

/** Selects a layer and, when it is known, the step that made it. */
export function selectLayer(overview: Overview, layer: number): Selection {
  const step = overview.steps.find((candidate) => candidate.layerIndex === layer)
  return { layer, step: step?.index ?? null, entry: null }
}

/** Selects a step and, when it has one, its layer. */
export function selectStep(overview: Overview, step: number): Selection {
  const layer = overview.steps.find((candidate) => candidate.index === step)?.layerIndex ?? null
  return { layer, step, entry: null }
}

/** The inspector explains the selected layer or step, and on the Archive tab the selected entry. */
export interface InspectorProps extends TabProps {
  readonly tab: TabName
  /** Goes to another tab; left out where there is no way. */
  readonly onTab?: (tab: TabName) => void
}
