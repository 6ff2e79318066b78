import type { ImageAnalysis } from '../../core/analysis/analyze-image.ts'
import { baseSums } from '../../core/analysis/base-sums.ts'
import { reconstructDockerfile } from '../../core/history/dockerfile.ts'
import type { Integrity, Overview, OverviewLayer } from '../../shared/views.ts'
import type { Archive } from '../archive/archive.ts'

/** A finished analysis as the window shows it; `found` layers were found to be the base's. */
export function overviewOf(
  analysis: ImageAnalysis,
  archive: Archive,
  chosen: number,
  found: number,
): Overview {
  const { input, config, base, efficiency } = analysis
  return {
    complete: true,
    source: input.source,
    image: analysis.image,
    layers: analysis.layers.map((layer, index): OverviewLayer => ({
      ...layer,
      state: input.layers[index]?.contents ? 'read' : 'missing',
      approximateSize: null,
    })),
    steps: analysis.steps,
    base: {
      layers: base.layers,
      confidence: base.confidence,
      name: base.name,
      said: base.said,
      ...(base.chain === undefined ? {} : { chain: base.chain }),
      steps: base.steps,
      ...(found === base.layers ? {} : { moved: { from: found } }),
    },
    sums: baseSums(analysis),
    efficiency: { ...efficiency, wastedFiles: analysis.waste.count },
    integrity: integrityOf(analysis),
    findings: analysis.findings,
    runtime: config.runtime,
    dockerfile: reconstructDockerfile(config, base),
    config: input.config,
    manifest: input.manifest,
    repositories: archive.repositories,
    choices: archive.images.map((image) => image.choice),
    chosen,
    pseudoImages: archive.pseudoImages,
  }
}

function integrityOf({ input, findings }: ImageAnalysis): Integrity {
  const { layers } = input
  const verified = layers.filter((layer) => layer.verified).length
  const missing = layers.filter((layer) => layer.contents === null).length
  const configDoubted = findings.some(
    ({ code }) => code === 'config-digest-mismatch' || code === 'config-missing',
  )
  return {
    configVerified: !configDoubted,
    layersVerified: verified,
    layersFailed: layers.filter((layer) => layer.contents !== null && !layer.verified).length,
    layersMissing: missing,
    layersTotal: layers.length,
  }
}
