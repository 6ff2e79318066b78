import { english } from '../sentences/english.ts'
import type { Sentence } from '../sentences/sentence.ts'

/**
 * Something the user should know about this image. Codes are stable words, listed with their
 * meaning in docs/report-format.md; a new code is added here first.
 */
export const findingCodes = [
  'history-mismatch',
  'history-missing',
  'layer-digest-mismatch',
  'blob-digest-mismatch',
  'config-digest-mismatch',
  'layer-missing',
  'layer-damaged',
  'layer-foreign',
  'layer-encrypted',
  'layer-media-type',
  'unsafe-path',
  'shadows-symlink',
  'dangling-whiteout',
  'invalid-whiteout',
  'overlay-whiteout-device',
  'duplicate-entry',
  'broken-hardlink',
  'unknown-entry-type',
  'sparse-file',
  'archive-truncated',
  'archive-trailing-data',
  'metadata-conflict',
  'pseudo-image-skipped',
  'platform-incomplete',
  'config-missing',
] as const

export type FindingCode = (typeof findingCodes)[number]

export type Severity = 'info' | 'warning' | 'error'

export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** One plain English sentence that names the layer, path or blob: what reports have. */
  readonly message: string
  /** The same before it is in any language: what a window has. */
  readonly said: Sentence
  /** Index of the layer concerned, when there is one. */
  readonly layer?: number
}

/** A finding that says one sentence of the catalogue. */
export function finding(
  code: FindingCode,
  severity: Severity,
  said: Sentence,
  layer?: number,
): Finding {
  const found = { code, severity, message: english(said), said }
  return layer === undefined ? found : { ...found, layer }
}

/** A finding as a window has it: it makes the sentence itself, in its language. */
export type WindowFinding = Omit<Finding, 'message'>

/** A finding as reports of version 1 have it. */
export type ReportFinding = Omit<Finding, 'said'>

export function reportFinding({ code, severity, message, layer }: Finding): ReportFinding {
  return layer === undefined ? { code, severity, message } : { code, severity, message, layer }
}
