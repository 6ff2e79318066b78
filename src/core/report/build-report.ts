import { giveAdvice, reportAdvice } from '../advice/give-advice.ts'
import type { ImageAnalysis } from '../analysis/analyze-image.ts'
import { reportFinding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'

/**
 * Report version 1 (docs/report-format.md). `generator` names the program and its version. The
 * order of every list is fixed: the same image gives the same report, whatever archive it came in.
 */
export function buildReport(analysis: ImageAnalysis, generator: string): Report {
  const { input, base } = analysis
  return {
    schemaVersion: 1,
    generator,
    source: input.source,
    image: analysis.image,
    config: input.config,
    manifest: input.manifest,
    layers: analysis.layers,
    history: analysis.steps.map(({ certain: _, ...step }) => step),
    base: {
      layers: base.layers,
      confidence: base.confidence,
      name: base.name,
      evidence: base.evidence,
      ...(base.chain === undefined ? {} : { chain: base.chain }),
    },
    efficiency: { ...analysis.efficiency, waste: analysis.waste.rows() },
    duplicates: analysis.duplicates.map(({ storedIn: _, ...group }) => group),
    findings: analysis.findings.map(reportFinding),
    advice: reportAdvice(giveAdvice(analysis)),
  }
}
