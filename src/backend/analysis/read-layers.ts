import { countEntries } from '../../core/analysis/layer-counts.ts'
import type { EntryTable } from '../../core/store/entry-table.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'
import type { Overview, OverviewLayer } from '../../shared/views.ts'

/** What one layer alone tells, before it is stacked on the others. */
type LayerFacts = Pick<
  OverviewLayer,
  'tarSize' | 'size' | 'files' | 'directories' | 'links' | 'others' | 'whiteouts'
>

/** How far the layers of an image are. */
export interface Tally {
  readonly read: number
  readonly total: number
  /** Index of the one layer that has not been read, null while there are several. */
  readonly lastUnread: number | null
}

const unread = factsOf({ entries: null, tarSize: 0 })

/** What an overview says before its image is read to the end, whatever is known of the layers. */
export function unfinished(
  layers: readonly OverviewLayer[],
): Pick<Overview, 'complete' | 'efficiency' | 'integrity' | 'findings'> {
  return {
    complete: false,
    efficiency: null,
    integrity: {
      configVerified: null,
      layersVerified: layers.filter((layer) => layer.verified).length,
      layersFailed: 0,
      layersMissing: 0,
      layersTotal: layers.length,
    },
    findings: [],
  }
}

/** The layers that have been read so far, of whatever image, by diff ID. */
export class ReadLayers {
  readonly #read = new Map<string, LayerFacts>()

  add(diffId: string, contents: LayerContents): void {
    this.#read.set(diffId, factsOf(contents))
  }

  /** Counts and sizes of a layer, 0 until it is read; joined by its digest, a read one is verified. */
  facts(diffId: string): LayerFacts & Pick<OverviewLayer, 'state' | 'verified'> {
    const read = this.#read.get(diffId)
    return read === undefined
      ? { ...unread, state: 'waiting', verified: false }
      : { ...read, state: 'read', verified: true }
  }

  tally(diffIds: readonly string[]): Tally {
    const waiting = diffIds.flatMap((diffId, at) => (this.#read.has(diffId) ? [] : at))
    return {
      read: diffIds.length - waiting.length,
      total: diffIds.length,
      lastUnread: waiting.length === 1 ? (waiting[0] ?? null) : null,
    }
  }
}

function factsOf({
  entries,
  tarSize,
}: Pick<LayerContents, 'tarSize'> & { readonly entries: EntryTable | null }): LayerFacts {
  const { overlayWhiteouts: _, ...counts } = countEntries(entries)
  return { tarSize, ...counts }
}
