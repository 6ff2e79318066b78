import { say } from '../sentences/sentence.ts'
import type { ImageAnalysis } from './analyze-image.ts'
import type { DetectedBase } from './base.ts'
import { evidenceOf, noBase } from './base.ts'

/**
 * The analysis with the boundary between base and yours where someone put it: `layers` from the bottom
 * are the base's, at most all but the last. An end of the chain that was found keeps its name and its
 * confidence; any other place is a claim.
 */
export function moveBase(analysis: ImageAnalysis, layers: number): ImageAnalysis {
  const count = Math.max(0, Math.min(layers, analysis.layers.length - 1))
  if (count === analysis.base.layers) return analysis
  return {
    ...analysis,
    base: baseAt(analysis, count),
    layers: analysis.layers.map((layer, index) => ({ ...layer, base: index < count })),
  }
}

function baseAt({ base, layers }: ImageAnalysis, count: number): DetectedBase {
  if (count === 0) return { ...noBase, ...evidenceOf([say('noneByHand')]) }
  const link = base.chain?.find((one) => one.layers === count)
  const by = say('putByHand', count, layers.length)
  if (link === undefined || base.chain === undefined)
    return { layers: count, confidence: 'claimed', name: null, ...evidenceOf([by]), steps: null }
  const chain = base.chain.filter((one) => one.layers <= count)
  return {
    layers: count,
    confidence: base.confidence,
    name: link.name,
    ...evidenceOf([by, say('endOfChain', link.name, base.name ?? say('theBase'))]),
    ...(chain.length > 1 ? { chain } : {}),
    steps: null,
  }
}
