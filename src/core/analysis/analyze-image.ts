import { parseImageConfig } from '../history/parse-config.ts'
import { instructionOf } from '../history/instruction.ts'
import { mapHistory } from '../history/map-history.ts'
import type { HistoryMap } from '../history/map-history.ts'
import type { Finding, Severity } from '../model/finding.ts'
import { finding } from '../model/finding.ts'
import type { ImageConfig } from '../model/image-config.ts'
import type { ImageInput, LayerInput } from '../model/image-input.ts'
import type { ReportEfficiency, ReportImage, ReportLayer, ReportStep } from '../model/report.ts'
import { say } from '../sentences/sentence.ts'
import type { PathTable } from '../store/path-table.ts'
import { buildTimeline } from '../union/build-timeline.ts'
import type { LayerStacking } from '../union/build-timeline.ts'
import type { Timeline } from '../union/timeline.ts'
import { noBase } from './base.ts'
import type { DetectedBase } from './base.ts'
import { findDuplicates } from './duplicates.ts'
import type { DuplicateGroup } from './duplicates.ts'
import { findLastNames } from './last-names.ts'
import { countEntries } from './layer-counts.ts'
import type { LayerCounts } from './layer-counts.ts'
import { layerFindings } from './layer-findings.ts'
import { findWaste } from './waste.ts'
import type { Waste, WasteList } from './waste.ts'

/** A step of the report that also tells whether its layer is certain. */
export interface AnalyzedStep extends ReportStep {
  readonly certain: boolean
}

/** Everything known of an image: what the report, the window and the command line draw on. */
export interface ImageAnalysis {
  readonly input: ImageInput
  readonly config: ImageConfig
  readonly image: ReportImage
  readonly layers: readonly ReportLayer[]
  readonly steps: readonly AnalyzedStep[]
  readonly base: DetectedBase
  readonly efficiency: Omit<ReportEfficiency, 'waste'>
  readonly waste: WasteList
  readonly duplicates: readonly DuplicateGroup[]
  readonly findings: readonly Finding[]
  /** The merged trees at every layer; for a look into the files. */
  readonly timeline: Timeline
}

/**
 * Analyses one image. Pure: the same input gives the same result. Layers whose content is missing
 * count as empty, with a finding; `base` is what `detectBase` found among other images.
 */
export function analyzeImage(
  input: ImageInput,
  paths: PathTable,
  base: DetectedBase = noBase,
): ImageAnalysis {
  const config = parseImageConfig(input.config)
  const stacking = buildTimeline(
    paths,
    input.layers.map((layer) => layer.contents),
  )
  const { timeline } = stacking
  const names = findLastNames(timeline)
  const waste = findWaste(timeline, names)
  const counts = input.layers.map((layer) => countEntries(layer.contents?.entries ?? null))
  const history = mapHistory(config.history, input.layers.length, certainSteps(config, base))
  const sizes = counts.map((layer) => layer.size)
  return {
    input,
    config,
    image: describeImage(input, config, waste, stacking.layers),
    layers: input.layers.map((layer, index) =>
      describeLayer(index, layer, {
        counts: at(counts, index),
        stacking: at(stacking.layers, index),
        wastedBytes: at(waste.wastedIn, index),
        historyIndex: certainStep(history, index),
        base: index < base.layers,
      }),
    ),
    steps: describeSteps(config, history, sizes),
    base,
    efficiency: {
      score: waste.storedBytes === 0 ? 1 : waste.keptBytes / waste.storedBytes,
      storedBytes: waste.storedBytes,
      keptBytes: waste.keptBytes,
      wastedBytes: waste.wastedBytes,
    },
    waste: waste.list,
    duplicates: findDuplicates(timeline, names),
    findings: bySeverity([
      ...input.findings,
      ...configFindings(input),
      ...history.findings,
      ...input.layers.flatMap((layer, index) =>
        layerFindings(
          index,
          layer,
          at(counts, index),
          at(stacking.layers, index),
          paths,
          input.findings,
        ),
      ),
    ]),
    timeline,
  }
}

/** The same analysis with another base; what was stacked and counted stays as it is. */
export function withBase(analysis: ImageAnalysis, base: DetectedBase): ImageAnalysis {
  const { config, layers } = analysis
  const history = mapHistory(config.history, layers.length, certainSteps(config, base))
  return {
    ...analysis,
    base,
    layers: layers.map((layer, index) => ({
      ...layer,
      historyIndex: certainStep(history, index),
      base: index < base.layers,
    })),
    steps: describeSteps(
      config,
      history,
      layers.map(({ size }) => size),
    ),
  }
}

/** The steps of the report, before or after the layers are read; `sizes` are those of the layers. */
export function describeSteps(
  config: ImageConfig,
  history: HistoryMap,
  sizes: readonly number[],
): readonly AnalyzedStep[] {
  return config.history.map((step, index) => {
    const certain = history.certain[index] ?? false
    const layerIndex = certain ? (history.layerOfStep[index] ?? null) : null
    return {
      index,
      created: step.created,
      createdBy: step.createdBy,
      instruction: instructionOf(step),
      comment: step.comment,
      emptyLayer: step.emptyLayer,
      layerIndex,
      size: layerIndex === null ? 0 : (sizes[layerIndex] ?? 0),
      certain,
    }
  })
}

function describeImage(
  input: ImageInput,
  config: ImageConfig,
  waste: Waste,
  stackings: readonly LayerStacking[],
): ReportImage {
  return {
    id: input.imageId,
    shortId: input.imageId.replace(/^[^:]*:/, '').slice(0, 12),
    tags: input.tags,
    digests: input.digests,
    os: config.os,
    architecture: config.architecture,
    variant: config.variant,
    created: config.created,
    author: config.author,
    size: waste.storedBytes,
    mergedSize: waste.keptBytes,
    mergedEntries: stackings.reduce((sum, layer) => sum + layer.added - layer.removed, 0),
  }
}

interface LayerFacts {
  readonly counts: LayerCounts
  readonly stacking: LayerStacking
  readonly wastedBytes: number
  readonly historyIndex: number | null
  readonly base: boolean
}

function describeLayer(index: number, layer: LayerInput, facts: LayerFacts): ReportLayer {
  const { counts, stacking } = facts
  return {
    index,
    diffId: layer.diffId,
    digest: layer.digest,
    chainId: layer.chainId,
    mediaType: layer.mediaType,
    compression: layer.compression,
    blobSize: layer.blobSize,
    tarSize: layer.contents?.tarSize ?? 0,
    size: counts.size,
    files: counts.files,
    directories: counts.directories,
    links: counts.links,
    others: counts.others,
    whiteouts: counts.whiteouts,
    added: stacking.added,
    modified: stacking.modified,
    removed: stacking.removed,
    wastedBytes: facts.wastedBytes,
    historyIndex: facts.historyIndex,
    base: facts.base,
    verified: layer.verified,
  }
}

function certainStep(history: HistoryMap, layer: number): number | null {
  const step = history.stepOfLayer[layer] ?? null
  return step !== null && history.certain[step] === true ? step : null
}

/** The steps of a base are certain when its own history fits its own layers. */
function certainSteps(config: ImageConfig, base: DetectedBase): number {
  const steps = base.steps ?? 0
  const filled = config.history.slice(0, steps).filter((step) => !step.emptyLayer).length
  return filled === base.layers ? steps : 0
}

function configFindings({ config, findings }: ImageInput): readonly Finding[] {
  const isObject = typeof config === 'object' && config !== null && !Array.isArray(config)
  if (isObject || findings.some(({ code }) => code === 'config-missing')) return []
  return [finding('config-missing', 'error', say('noConfig'))]
}

const severityOrder: readonly Severity[] = ['error', 'warning', 'info']

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return severityOrder.flatMap((severity) =>
    findings.filter((found) => found.severity === severity),
  )
}

function at<T>(list: readonly T[], index: number): T {
  // Every list here has one item a layer.
  return list[index] as T
}
