import { hash } from 'node:crypto'
import { detectBase, noBase } from '../../core/analysis/base.ts'
import type { DetectedBase } from '../../core/analysis/base.ts'
import { reconstructDockerfile } from '../../core/history/dockerfile.ts'
import { instructionOf } from '../../core/history/instruction.ts'
import { parseImageConfig } from '../../core/history/parse-config.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'
import type { Overview, OverviewLayer, OverviewStep } from '../../shared/views.ts'
import type { EngineHistoryStep, EngineImage } from '../engine/engine-image.ts'
import { configOf } from '../engine/engine-image.ts'
import { shortId } from '../engine/image-names.ts'
import { candidatesOf, entriesOf } from './engine-bases.ts'
import { placeSteps } from './engine-history.ts'
import type { PlacedStep } from './engine-history.ts'
import type { LocalBase } from './local-images.ts'
import { ReadLayers, unfinished } from './read-layers.ts'
import type { Tally } from './read-layers.ts'

/**
 * An engine's image as it can be shown before its archive is read: layers, steps, sizes and config
 * as inspect and history tell them. Layers that have been read fill in, by diff ID.
 */
export class Outline {
  readonly #name: string
  readonly #image: EngineImage
  readonly #steps: readonly EngineHistoryStep[]
  readonly #placed: readonly PlacedStep[]
  readonly #read = new ReadLayers()
  #base: DetectedBase = noBase

  constructor(name: string, image: EngineImage, steps: readonly EngineHistoryStep[]) {
    this.#name = name
    this.#image = image
    this.#steps = steps
    const sizes = steps.map((step) => step.size)
    this.#placed = placeSteps(sizes, image.diffIds.length)
  }

  setBases(bases: readonly LocalBase[]): void {
    const history = entriesOf(this.#steps)
    this.#base = detectBase(this.#image.diffIds, history, candidatesOf(bases, history))
  }

  /** False when it is no layer of this image; another platform's may pass by in the archive. */
  addLayer(diffId: string, contents: LayerContents): boolean {
    if (!this.#image.diffIds.includes(diffId)) return false
    this.#read.add(diffId, contents)
    return true
  }

  tally(): Tally {
    return this.#read.tally(this.#image.diffIds)
  }

  overview(): Overview {
    const image = this.#image
    const layers = this.#layers()
    const config = configOf(image)
    const steps = this.#overviewSteps(layers)
    const history = entriesOf(this.#steps).map((entry, index) => ({
      ...entry,
      emptyLayer: steps[index]?.emptyLayer ?? false,
    }))
    const parsed = { ...parseImageConfig(config), history }
    const { layers: baseLayers, confidence, name, said, steps: baseSteps } = this.#base
    return {
      ...unfinished(layers),
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
      base: { layers: baseLayers, confidence, name, said, steps: baseSteps },
      runtime: parsed.runtime,
      dockerfile: reconstructDockerfile(parsed, this.#base),
      config,
      manifest: null,
      repositories: null,
      choices: [],
      chosen: 0,
      pseudoImages: [],
    }
  }

  #layers(): readonly OverviewLayer[] {
    const { diffIds } = this.#image
    const chainIds = chainIdsOf(diffIds)
    const stepOfLayer = new Map(this.#placed.map(({ layerIndex }, step) => [layerIndex, step]))
    return diffIds.map((diffId, index): OverviewLayer => {
      const step = stepOfLayer.get(index) ?? null
      return {
        index,
        diffId,
        digest: null,
        chainId: chainIds[index] ?? diffId,
        mediaType: null,
        compression: 'none',
        blobSize: 0,
        ...this.#read.facts(diffId),
        added: 0,
        modified: 0,
        removed: 0,
        wastedBytes: 0,
        historyIndex: step,
        base: index < this.#base.layers,
        approximateSize: step === null ? null : (this.#steps[step]?.size ?? null),
      }
    })
  }

  #overviewSteps(layers: readonly OverviewLayer[]): readonly OverviewStep[] {
    return this.#steps.map((step, index): OverviewStep => {
      const place = this.#placed[index] ?? { layerIndex: null, emptyLayer: false, certain: false }
      const layer = place.layerIndex === null ? undefined : layers[place.layerIndex]
      return {
        index,
        created: step.created === null ? null : new Date(step.created).toISOString(),
        createdBy: step.createdBy,
        instruction: instructionOf(step),
        comment: step.comment,
        ...place,
        size: layer?.state === 'read' ? layer.size : step.size,
      }
    })
  }
}

/** OCI config.md, "Layer ChainID". */
function chainIdsOf(diffIds: readonly string[]): readonly string[] {
  let chainId = ''
  return diffIds.map((diffId, index) => {
    chainId = index === 0 ? diffId : `sha256:${hash('sha256', `${chainId} ${diffId}`)}`
    return chainId
  })
}
