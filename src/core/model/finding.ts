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
  /** One plain English sentence that names the layer, path or blob. */
  readonly message: string
  /** Index of the layer concerned, when there is one. */
  readonly layer?: number
}
