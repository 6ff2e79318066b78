import type { Finding } from '../../core/model/finding.ts'
import { finding } from '../../core/model/finding.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { OpenedSource } from './open-source.ts'
import type { UnpackError } from './bytes/unpack-error.ts'
import type { ResolvedImages } from './images/resolve-images.ts'
import type { OuterEnd } from './outer/outer-entry.ts'
import type { Passed } from './pass-entries.ts'

/* Why an archive has no image to show, or is not quite as it should be, in words. */

const saveAdvice = say('saveImage')
const againAdvice = say('saveAgain')

export function emptyError(): ErrorInfo {
  return errorInfo('archive-empty', say('archiveEmpty'), againAdvice)
}

export function containerExportError(): ErrorInfo {
  return errorInfo('archive-container-export', say('containerExport'), say('useSave'))
}

export function engineError(message: string): ErrorInfo {
  return errorInfo(
    'engine-save-failed',
    say('saveFailed', message === '' ? say('noReason') : oneLine(message)),
    say('trySave'),
    message || null,
  )
}

export function unsupportedCompressionError(kind: 'bzip2' | 'xz'): ErrorInfo {
  const command = kind === 'xz' ? 'xz -dk' : 'bzip2 -dk'
  return errorInfo(
    'compression-unsupported',
    say('unsupportedPacking', kind),
    say('decompress', command),
  )
}

export function notTarError(head: Uint8Array): ErrorInfo {
  const guess = guessOf(head)
  const message = guess === null ? say('notTar') : say('notTarBut', say(guess))
  return errorInfo('archive-not-tar', message, saveAdvice)
}

/** Beginnings of files that are mistaken for image archives. */
const beginnings = [
  [/^PK\x03\x04/, 'zipFile'],
  [/^\s*<(?:!doctype|html|\?xml)/i, 'webPage'],
  [/^version https:\/\/git-lfs/, 'lfsPointer'],
  [/^\s*[[{]/, 'jsonDocument'],
  [/^\x7fELF/, 'program'],
  [/^(?:hsqs|sqsh)/, 'squashfs'],
  [/^7z\xbc\xaf/, 'sevenZip'],
  [/^#!/, 'script'],
  [/^FROM\s/i, 'dockerfile'],
] as const

function guessOf(head: Uint8Array) {
  const text = Buffer.from(head.subarray(0, 256)).toString('latin1')
  return beginnings.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** The compression around the archive is broken. */
export function packedError({ kind, said }: UnpackError): ErrorInfo {
  switch (kind) {
    case 'damaged':
      return errorInfo('archive-damaged', say('archiveDamaged', said), againAdvice)
    case 'truncated':
      return errorInfo('archive-truncated', say('archiveCutShort', said), againAdvice)
    case 'limit':
      return errorInfo('limit-exceeded', said)
    case 'unsupported':
      return errorInfo('compression-unsupported', said, say('decompress', 'zstd -dk'))
  }
}

/** The error of an archive in which no image was found. */
export function noImageError(
  opened: OpenedSource,
  passed: Passed,
  resolved: ResolvedImages,
): ErrorInfo {
  const { end, entries } = passed
  const fault = opened.fault()
  if (fault !== null) return packedError(fault)
  if (end.kind === 'damaged') {
    return entries.length === 0 && end.at === 0 ? notTarError(opened.head) : damagedError(end)
  }
  if (end.kind === 'truncated' || end.kind === 'no-end-marker') return truncatedError(end)
  if (resolved.problems.length > 0) {
    return errorInfo('archive-damaged', say('metadataDamaged', resolved.problems), againAdvice)
  }
  if (resolved.absent.length > 0) {
    return errorInfo('archive-not-image', say('allAbsent', resolved.absent), say('savePlatform'))
  }
  if (resolved.pseudoImages.length > 0) {
    const names = resolved.pseudoImages.map(({ description }) => description)
    return errorInfo('archive-not-image', say('noImageOnly', names), saveAdvice)
  }
  const message = say(entries.length === 0 ? 'noEntries' : 'noManifest')
  return errorInfo('archive-not-image', message, saveAdvice)
}

function truncatedError(
  end: Extract<OuterEnd, { kind: 'truncated' | 'no-end-marker' }>,
): ErrorInfo {
  const message =
    end.kind === 'no-end-marker'
      ? say('unmarkedBeforeMetadata')
      : say('cutBeforeMetadata', end.at, end.entry)
  return errorInfo('archive-truncated', message, againAdvice)
}

function damagedError(end: Extract<OuterEnd, { kind: 'damaged' }>): ErrorInfo {
  return errorInfo('archive-damaged', say('damagedBeforeMetadata', end.at), againAdvice, end.detail)
}

/** The tar inside is whole, but the compressed data around it is not. */
function faultFinding({ kind, said }: UnpackError): Finding {
  const code = kind === 'truncated' ? 'archive-truncated' : 'archive-trailing-data'
  return finding(code, 'warning', say('packedEndDamaged', said))
}

/** What to say about the end of an archive that has images to show nevertheless. */
export function endFindings(end: OuterEnd, fault: UnpackError | null): readonly Finding[] {
  switch (end.kind) {
    case 'complete':
      return fault === null ? [] : [faultFinding(fault)]
    case 'engine-error':
      return []
    case 'trailing-data':
      return [finding('archive-trailing-data', 'warning', say('trailingData'))]
    case 'no-end-marker':
      return [finding('archive-truncated', 'warning', say('noEndMarker'))]
    case 'truncated':
      return [finding('archive-truncated', 'error', say('archiveCut', end.at, end.entry))]
    case 'damaged':
      return [finding('archive-truncated', 'error', say('archiveDamagedAt', end.at))]
  }
}

/** Text from outside as one short line. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
