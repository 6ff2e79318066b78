import type { Finding } from '../../core/model/finding.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'
import type { OpenedSource } from './open-source.ts'
import type { UnpackError } from './bytes/unpack-error.ts'
import type { ResolvedImages } from './images/resolve-images.ts'
import { summary } from './images/resolve-images.ts'
import type { OuterEnd } from './outer/outer-entry.ts'
import type { Passed } from './pass-entries.ts'

/* Why an archive has no image to show, or is not quite as it should be, in words. */

const saveAdvice = 'Make an image archive with "docker save IMAGE -o FILE.tar".'
const againAdvice = 'Save or download it again, and compare its size with the original.'

export function emptyError(): ErrorInfo {
  return errorInfo('archive-empty', 'The archive is empty: it has no bytes at all.', againAdvice)
}

export function containerExportError(): ErrorInfo {
  return errorInfo(
    'archive-container-export',
    "This is a container's file system, not an image: it has no layers and no history.",
    'It looks like the output of "docker export"; use "docker save IMAGE -o FILE.tar" instead.',
  )
}

export function engineError(message: string): ErrorInfo {
  return errorInfo(
    'engine-save-failed',
    `The engine failed while it was sending the image: ${oneLine(message)}`,
    'Try "docker save" with this image; if that fails too, pull or build the image again.',
    message,
  )
}

export function unsupportedCompressionError(kind: 'bzip2' | 'xz'): ErrorInfo {
  const command = kind === 'xz' ? 'xz -dk' : 'bzip2 -dk'
  return errorInfo(
    'compression-unsupported',
    `The archive is compressed with ${kind}, which is not supported; gzip and zstd are.`,
    `Decompress it first: ${command} FILE`,
  )
}

export function notTarError(head: Uint8Array): ErrorInfo {
  const guess = guessOf(head)
  const what = guess === null ? '' : `; it looks like ${guess}`
  return errorInfo('archive-not-tar', `This is not a tar archive${what}.`, saveAdvice)
}

/** Beginnings of files that are mistaken for image archives. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^PK\x03\x04/, 'a ZIP file'],
  [/^\s*<(?:!doctype|html|\?xml)/i, 'a web page, perhaps an error message of a download'],
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer; fetch the file with "git lfs pull"'],
  [/^\s*[[{]/, 'a JSON document'],
  [/^\x7fELF/, 'a program'],
  [/^(?:hsqs|sqsh)/, 'a squashfs file system'],
  [/^7z\xbc\xaf/, 'a 7z archive'],
  [/^#!/, 'a script'],
  [/^FROM\s/i, 'a Dockerfile'],
]

function guessOf(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(0, 256)).toString('latin1')
  return beginnings.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** The compression around the archive is broken. */
export function packedError({ kind, message }: UnpackError): ErrorInfo {
  switch (kind) {
    case 'damaged':
      return errorInfo(
        'archive-damaged',
        `The archive is damaged: ${asClause(message)}.`,
        againAdvice,
      )
    case 'truncated':
      return errorInfo(
        'archive-truncated',
        `The archive is cut short: ${asClause(message)}.`,
        againAdvice,
      )
    case 'limit':
      return errorInfo('limit-exceeded', message)
    case 'unsupported':
      return errorInfo('compression-unsupported', message, 'Decompress it first: zstd -dk FILE')
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
    const message = `The archive is damaged: ${resolved.problems.join('; ')}.`
    return errorInfo('archive-damaged', message, againAdvice)
  }
  if (resolved.absent.length > 0) {
    return errorInfo(
      'archive-not-image',
      `The archive lists ${summary(resolved.absent)}, but holds the content of none of them.`,
      'Save it again with --platform and a platform that is present on that machine.',
    )
  }
  if (resolved.pseudoImages.length > 0) {
    const what = summary(resolved.pseudoImages.map(({ description }) => description))
    return errorInfo('archive-not-image', `The archive holds no image, only: ${what}.`, saveAdvice)
  }
  const message =
    entries.length === 0
      ? 'The tar archive has no entries.'
      : 'This tar archive holds no image: it has no manifest.json and no index.json.'
  return errorInfo('archive-not-image', message, saveAdvice)
}

function truncatedError(
  end: Extract<OuterEnd, { kind: 'truncated' | 'no-end-marker' }>,
): ErrorInfo {
  const where =
    end.kind === 'no-end-marker'
      ? 'it has no end marker'
      : end.entry === null
        ? `it ends at byte ${end.at}`
        : `it ends at byte ${end.at}, inside ${end.entry}`
  return errorInfo(
    'archive-truncated',
    `The archive is cut short: ${where}, before the metadata that names its images.`,
    againAdvice,
  )
}

function damagedError(end: Extract<OuterEnd, { kind: 'damaged' }>): ErrorInfo {
  return errorInfo(
    'archive-damaged',
    `The archive is damaged at byte ${end.at}, before the metadata that names its images.`,
    againAdvice,
    end.detail,
  )
}

const trailingData: Finding = {
  code: 'archive-trailing-data',
  severity: 'warning',
  message: 'Data follows the end of the archive; it was left out, as docker load does.',
}

/** The tar inside is whole, but the compressed data around it is not. */
function faultFinding({ kind, message }: UnpackError): Finding {
  return {
    code: kind === 'truncated' ? 'archive-truncated' : 'archive-trailing-data',
    severity: 'warning',
    message: `The archive is whole, but the end of its compressed data is not: ${asClause(message)}.`,
  }
}

/** What to say about the end of an archive that has images to show nevertheless. */
export function endFindings(end: OuterEnd, fault: UnpackError | null): readonly Finding[] {
  switch (end.kind) {
    case 'complete':
      return fault === null ? [] : [faultFinding(fault)]
    case 'engine-error':
      return []
    case 'trailing-data':
      return [trailingData]
    case 'no-end-marker': {
      const message = 'The archive has no end marker, so it may have been cut short.'
      return [{ code: 'archive-truncated', severity: 'warning', message }]
    }
    case 'truncated': {
      const inside = end.entry === null ? '' : `, inside ${end.entry}`
      const message = `The archive is cut short: it ends at byte ${end.at}${inside}.`
      return [{ code: 'archive-truncated', severity: 'error', message }]
    }
    case 'damaged': {
      const message = `The archive is damaged at byte ${end.at}; what follows could not be read.`
      return [{ code: 'archive-truncated', severity: 'error', message }]
    }
  }
}

/** A sentence as a part of another one. */
export function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}

/** Text from outside as one short line. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
