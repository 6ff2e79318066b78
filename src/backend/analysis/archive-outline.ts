import type { ImageAnalysis } from '../../core/analysis/analyze-image.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { ImageChoice, Overview, OverviewLayer } from '../../shared/views.ts'
import type { Archive } from '../archive/archive.ts'
import { ImageAnalyser } from './image-analyser.ts'
import type { Origin } from './image-analyser.ts'
import { overviewOf } from './overview.ts'
import { ReadLayers, unfinished } from './read-layers.ts'
import type { Tally } from './read-layers.ts'

/**
 * An image of an archive as it can be shown before its layers are read: what a first look at the
 * metadata (`skimArchive`) tells, analysed as the whole archive will be. Layers that have been read
 * fill in, by diff ID. It is never more than shown: the reading finds everything out for itself.
 */
export class ArchiveOutline {
  readonly #archive: Archive
  readonly #analyser: ImageAnalyser
  readonly #read = new ReadLayers()
  #chosen: number
  #analysis: ImageAnalysis
  #wished: ImageChoice | null = null

  constructor(skimmed: Archive, origin: Origin, chosen: number) {
    this.#archive = skimmed
    this.#analyser = new ImageAnalyser(skimmed, origin)
    this.#chosen = chosen
    this.#analysis = this.#analyser.analyse(chosen)
  }

  /** Shows another image of the archive. Throws a StrataError `image-choice-unknown`. */
  choose(index: number): void {
    const image = this.#archive.images[index]
    if (!image) throw new StrataError(errorInfo('image-choice-unknown', say('noChoiceAt', index)))
    this.#wished = image.choice
    this.#chosen = index
    this.#analysis = this.#analyser.analyse(index)
  }

  /** The image that somebody chose; null when nobody did. */
  get wished(): ImageChoice | null {
    return this.#wished
  }

  /** False when it is no layer of the image that is shown. */
  addLayer(diffId: string, contents: LayerContents): boolean {
    this.#read.add(diffId, contents)
    return this.#diffIds.includes(diffId)
  }

  /** Null when the archive does not name its layers by digest, as those of docker before 1.10. */
  tally(): Tally | null {
    return this.#diffIds.includes('') ? null : this.#read.tally(this.#diffIds)
  }

  overview(): Overview {
    const found = this.#analysis.base.layers
    const { sums: _, ...whole } = overviewOf(this.#analysis, this.#archive, this.#chosen, found)
    // the stored size of a layer that may be elsewhere says nothing
    const isComplete = whole.choices[this.#chosen]?.complete === true
    const layers = whole.layers.map((layer): OverviewLayer => ({
      ...layer,
      ...this.#read.facts(layer.diffId),
      approximateSize: isComplete && layer.compression === 'none' ? layer.blobSize : null,
    }))
    const steps = whole.steps.map((step) => {
      const layer = step.layerIndex === null ? undefined : layers[step.layerIndex]
      return { ...step, size: layer === undefined ? 0 : sizeOf(layer) }
    })
    return {
      ...whole,
      ...unfinished(layers),
      image: { ...whole.image, size: layers.reduce((sum, layer) => sum + sizeOf(layer), 0) },
      layers,
      steps,
    }
  }

  get #diffIds(): readonly string[] {
    return this.#analysis.layers.map((layer) => layer.diffId)
  }
}

function sizeOf(layer: OverviewLayer): number {
  return layer.state === 'read' ? layer.size : (layer.approximateSize ?? 0)
}
