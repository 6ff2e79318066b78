import { createHash } from 'node:crypto'
import type { ReportBase } from '../../core/model/report.ts'
import { parseImageConfig } from '../../core/history/parse-config.ts'
import { instructionOf } from '../../core/history/instruction.ts'
import { reconstructDockerfile } from '../../core/history/dockerfile.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'
import type { Overview, OverviewLayer, OverviewStep } from '../../shared/views.ts'
import type { EngineHistoryStep, EngineImage } from '../engine/engine-image.ts'
import { configOf } from '../engine/engine-image.ts'
import { shortId } from '../engine/image-names.ts'
import { placeSteps } from './engine-history.ts'
import { countLayer } from './layer-counts.ts'
import type { LayerCounts } from './layer-counts.ts'

/**
 * An engine's image as it can be shown before its archive is read: layers, steps, sizes and config
 * as inspect and history tell them. Layers that have been read fill in, by diff ID.
 */
export class Outline {
  readonly #name: string
  readonly #image: EngineImage
  readonly #steps: readonly EngineHistoryStep[]
  readonly #read = new Map<string, LayerCounts>()
  #base: ReportBase = { layers: 0, confidence: 'none', name: null, evidence: [] }

  constructor(name: string, image: EngineImage, steps: readonly EngineHistoryStep[]) {
    this.#name = name
    this.#image = image
    this.#steps = steps
  }

  setBase(base: ReportBase): void {
    this.#base = base
  }

  /** True when it is a layer of this image; another platform's layers may pass by in the archive. */
  addLayer(diffId: string, contents: LayerContents): boolean {
    if (!this.#image.diffIds.includes(diffId)) return false
    this.#read.set(diffId, countLayer(contents))
    return true
  }

  get layersTotal(): number {
    return this.#image.diffIds.length
  }

  get layersRead(): number {
    return this.#image.diffIds.filter((diffId) => this.#read.has(diffId)).length
  }

  /** Index of the one layer that has not been read, null while there are several. */
  get lastUnread(): number | null {
    const unread = this.#image.diffIds.flatMap((diffId, at) => (this.#read.has(diffId) ? [] : [at]))
    return unread.length === 1 ? (unread[0] ?? null) : null
  }

  overview(): Overview {
    const image = this.#image
    const { steps, layers } = this.#stack()
    const raw = { ...configOf(image), history: historyOf(steps) }
    const config = parseImageConfig(raw)
    return {
      complete: false,
      source: { kind: 'engine', name: this.#name, format: 'docker-legacy', bytesRead: 0 },
      image: {
        id: image.id,
        shortId: shortId(image.id),
        tags: image.tags,
        digests: image.digests,
        os: image.os,
        architecture: image.architecture,
        variant: image.variant,
        created: image.createdText,
        author: image.author,
        size: image.size,
        mergedSize: 0,
        mergedEntries: 0,
      },
      layers,
      steps,
      base: this.#base,
      efficiency: null,
      integrity: {
        configVerified: null,
        layersVerified: layers.filter((layer) => layer.verified).length,
        layersFailed: 0,
        layersMissing: 0,
        layersTotal: layers.length,
      },
      findings: [],
      runtime: config.runtime,
      dockerfile: reconstructDockerfile(config),
      config: configOf(image),
      manifest: null,
      repositories: null,
      choices: [],
      chosen: 0,
      pseudoImages: [],
    }
  }

  #stack(): { readonly steps: readonly OverviewStep[]; readonly layers: readonly OverviewLayer[] } {
    const { diffIds } = this.#image
    const sizes = this.#steps.map((step) => step.size)
    const placed = placeSteps(sizes, diffIds.length)
    const stepOfLayer = new Map(placed.map(({ layerIndex }, step) => [layerIndex, step]))
    const chainIds = chainIdsOf(diffIds)
    const layers = diffIds.map((diffId, index): OverviewLayer => {
      const counts = this.#read.get(diffId)
      const step = stepOfLayer.get(index) ?? null
      return {
        index,
        diffId,
        digest: null,
        chainId: chainIds[index] ?? diffId,
        mediaType: null,
        compression: 'none',
        blobSize: 0,
        ...(counts ?? noCounts),
        added: 0,
        modified: 0,
        removed: 0,
        wastedBytes: 0,
        historyIndex: step,
        base: index < this.#base.layers,
        // Layers are joined by the digest of what was read: a layer that is here is verified.
        verified: counts !== undefined,
        state: counts ? 'read' : 'waiting',
        approximateSize: step === null ? null : (sizes[step] ?? null),
      }
    })
    const steps = this.#steps.map((step, index): OverviewStep => {
      const place = placed[index] ?? { layerIndex: null, emptyLayer: false, certain: false }
      const layer = place.layerIndex === null ? undefined : layers[place.layerIndex]
      return {
        index,
        created: step.created === null ? null : new Date(step.created).toISOString(),
        createdBy: step.createdBy,
        instruction: instructionOf(step.createdBy),
        comment: step.comment,
        ...place,
        size: layer?.state === 'read' ? layer.size : step.size,
      }
    })
    return { steps, layers }
  }
}

const noCounts: LayerCounts = {
  tarSize: 0,
  size: 0,
  files: 0,
  directories: 0,
  links: 0,
  others: 0,
  whiteouts: 0,
}

function historyOf(steps: readonly OverviewStep[]) {
  return steps.map((step) => ({
    created: step.created ?? undefined,
    created_by: step.createdBy,
    comment: step.comment ?? undefined,
    empty_layer: step.emptyLayer,
  }))
}

/** OCI config.md, "Layer ChainID". */
function chainIdsOf(diffIds: readonly string[]): readonly string[] {
  let chainId = ''
  return diffIds.map((diffId, index) => {
    if (index === 0) chainId = diffId
    else chainId = `sha256:${createHash('sha256').update(`${chainId} ${diffId}`).digest('hex')}`
    return chainId
  })
}
