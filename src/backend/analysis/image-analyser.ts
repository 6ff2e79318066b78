import { analyzeImage, withBase } from '../../core/analysis/analyze-image.ts'
import type { ImageAnalysis } from '../../core/analysis/analyze-image.ts'
import { baseClaims } from '../../core/analysis/base-claims.ts'
import { detectBase, evidenceOf } from '../../core/analysis/base.ts'
import type { BaseCandidate, DetectedBase } from '../../core/analysis/base.ts'
import { guessBase } from '../../core/analysis/guess-base.ts'
import { provenanceClaims } from '../../core/analysis/provenance-claims.ts'
import { parseImageConfig } from '../../core/history/parse-config.ts'
import type { ImageInput, SourceKind } from '../../core/model/image-input.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { Archive } from '../archive/archive.ts'
import { parseJson } from '../archive/json.ts'
import type { EngineImage } from '../engine/engine-image.ts'
import { candidatesOf } from './engine-bases.ts'
import type { LocalBase } from './local-images.ts'

/** What is known of an archive besides its bytes. */
export interface Origin {
  readonly source: { readonly kind: SourceKind; readonly name: string }
  /** The image as the engine knows it, and the local images it may be built on; null without one. */
  readonly engine: { readonly image: EngineImage; readonly bases: readonly LocalBase[] } | null
}

/** Analyses the images of one archive. */
export class ImageAnalyser {
  readonly #archive: Archive
  readonly #origin: Origin
  /** Images of the engine that images of an archive which came from elsewhere may be built on. */
  #around: readonly LocalBase[] = []

  constructor(archive: Archive, origin: Origin) {
    this.#archive = archive
    this.#origin = origin
  }

  analyse(index: number): ImageAnalysis {
    const input = this.#asEngineKnows(this.#read(index))
    return analyzeImage(input, this.#archive.paths, this.#baseOf(index, input))
  }

  /** The diff IDs of every image of the archive. */
  get stacks(): readonly (readonly string[])[] {
    return this.#archive.images.map((_, index) =>
      this.#read(index).layers.map(({ diffId }) => diffId),
    )
  }

  /** Compares with these images, too, from now on; gives the analysis of an image with what that found. */
  lookAround(index: number, analysis: ImageAnalysis, around: readonly LocalBase[]): ImageAnalysis {
    this.#around = around
    return withBase(analysis, this.#baseOf(index, analysis.input))
  }

  #baseOf(index: number, input: ImageInput): DetectedBase {
    const config = parseImageConfig(input.config)
    const { history } = config
    const siblings = this.#siblings(index)
    const isHere = ({ diffIds }: BaseCandidate): boolean =>
      siblings.some((sibling) => sibling.diffIds.join() === diffIds.join())
    const around = candidatesOf(this.#around, history).filter((image) => !isHere(image))
    const local = candidatesOf(this.#origin.engine?.bases ?? [], history)
    const candidates = [...local, ...siblings, ...around]
    const diffIds = input.layers.map((layer) => layer.diffId)
    const claims = [
      ...provenanceClaims(this.#statements(), this.#read(index).digests, history),
      ...baseClaims(config, input.manifest),
    ]
    const found = detectBase(diffIds, history, candidates, claims)
    if (found.confidence === 'none') {
      return guessBase(config, input.layers, this.#archive.paths) ?? found
    }
    const isAround =
      around.some(({ name }) => name === found.name) && found.confidence !== 'claimed'
    return isAround ? { ...found, ...evidenceOf([...found.said, say('onTheEngine')]) } : found
  }

  #read(index: number): ImageInput {
    const image = this.#archive.images[index]
    if (!image) throw new RangeError('no such image')
    return image.input(this.#origin.source)
  }

  #asEngineKnows(input: ImageInput): ImageInput {
    const { engine } = this.#origin
    if (!engine || !isSame(engine.image, input)) return input
    // An archive that was saved by ID names no tags, and none names digests: the engine does.
    return { ...input, tags: engine.image.tags, digests: engine.image.digests }
  }

  /** Attestations of the archive, as far as they are JSON. */
  #statements(): readonly unknown[] {
    return this.#archive.entries.flatMap(({ role, text }) => {
      if (role !== 'attestation' || text === null) return []
      const parsed = parseJson(Buffer.from(text))
      return parsed.ok ? [parsed.value] : []
    })
  }

  /** The other images of the archive for this platform: one saved together with its base tells it. */
  #siblings(index: number): readonly BaseCandidate[] {
    const { images } = this.#archive
    const platform = images[index]?.choice.platform ?? ''
    const others = images.filter(
      ({ choice }, at) => at !== index && canBeOne(choice.platform, platform),
    )
    return others.map(({ choice, input }) => {
      const { config, layers } = input(this.#origin.source)
      return {
        name: choice.tags[0] ?? choice.imageId,
        id: choice.imageId,
        diffIds: layers.map((layer) => layer.diffId),
        history: parseImageConfig(config).history,
      }
    })
  }
}

/** Whether two platforms can be the same one: a config may leave out the variant, or all of it. */
function canBeOne(one: string, other: string): boolean {
  const isWithin = (part: string, whole: string): boolean =>
    part.startsWith('unknown/') || `${whole}/`.startsWith(`${part}/`)
  return isWithin(one, other) || isWithin(other, one)
}

/**
 * Whether an image of an archive is this one of the engine. By the layers: on the containerd store the
 * engine's ID is that of the index, not of the config.
 */
export function isSame(image: EngineImage, { imageId, layers }: ImageInput): boolean {
  if (image.id === imageId) return true
  const { diffIds } = image
  return (
    diffIds.length > 0 &&
    diffIds.length === layers.length &&
    layers.every((layer, index) => layer.diffId === diffIds[index])
  )
}
