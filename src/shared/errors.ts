import { english } from '../core/sentences/english.ts'
import type { Sentence } from '../core/sentences/sentence.ts'
import { say } from '../core/sentences/sentence.ts'

/**
 * Every failure that crosses a boundary (worker, IPC, HTTP, command line) is one of these codes.
 * The renderer maps a code to words; the command line prints message and advice.
 */
export const errorCodes = [
  'engine-socket-missing',
  'engine-permission-denied',
  'engine-refused',
  'engine-unreachable',
  'engine-timeout',
  'engine-tls',
  'engine-api-too-old',
  'engine-context-unknown',
  'engine-host-invalid',
  'engine-error',
  'engine-save-failed',
  'image-not-found',
  'image-gone',
  'platform-not-found',
  'stream-cut',
  'source-not-found',
  'source-unreadable',
  'archive-empty',
  'archive-not-tar',
  'archive-not-image',
  'archive-container-export',
  'archive-truncated',
  'archive-damaged',
  'compression-unsupported',
  'limit-exceeded',
  'image-choice-unknown',
  'cancelled',
  'worker-crashed',
  'out-of-memory',
  'disk-full',
  'write-failed',
  'usage',
  'invalid-argument',
  'unsupported',
  'session-unknown',
  'session-not-ready',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface ErrorInfo {
  readonly code: ErrorCode
  /** What happened and where, one English sentence. */
  readonly message: string
  /** What to do about it, one sentence; null when nothing sensible can be said. */
  readonly advice: string | null
  /** The raw message of the engine, file system or library; null when there is none. */
  readonly detail: string | null
  /** Message and advice before they are in any language; not there when only a terminal sees them. */
  readonly said?: { readonly message: Sentence; readonly advice: Sentence | null }
}

/** A failure in sentences of the catalogue, so that a window can show it in its language. */
export function errorInfo(
  code: ErrorCode,
  message: Sentence,
  advice: Sentence | null = null,
  detail: string | null = null,
): ErrorInfo {
  return {
    code,
    message: english(message),
    advice: advice === null ? null : english(advice),
    detail,
    said: { message, advice },
  }
}

/** A failure that only the command line meets, which speaks English. */
export function terminalError(
  code: ErrorCode,
  message: string,
  advice: string | null = null,
  detail: string | null = null,
): ErrorInfo {
  return { code, message, advice, detail }
}

/** Carries an ErrorInfo through code that must throw; caught at the nearest boundary. */
export class StrataError extends Error {
  readonly info: ErrorInfo

  constructor(info: ErrorInfo) {
    super(info.message)
    this.name = 'StrataError'
    this.info = info
  }
}

/** The ErrorInfo of anything caught; an unknown exception becomes `internal`. */
export function toErrorInfo(error: unknown): ErrorInfo {
  if (error instanceof StrataError) return error.info
  const detail = error instanceof Error ? error.message : String(error)
  return errorInfo('internal', say('internal'), null, detail)
}

/** Exit status of the command line for a failure: 2 usage, 3 source or engine, 4 archive, 130 cancelled, 1 other. */
export function exitStatusOf(code: ErrorCode): number {
  if (code === 'cancelled') return 130
  if (code === 'usage' || code === 'invalid-argument' || code === 'unsupported') return 2
  if (
    code.startsWith('archive-') ||
    code === 'compression-unsupported' ||
    code === 'limit-exceeded'
  )
    return 4
  if (code === 'stream-cut' || code.startsWith('engine-') || code.startsWith('source-')) return 3
  if (code.startsWith('image-') || code === 'platform-not-found') return 3
  return 1
}
