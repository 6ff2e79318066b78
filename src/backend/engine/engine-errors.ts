import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import type { ErrorCode, ErrorInfo } from '../../shared/errors.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'
import { SshError } from './ssh-agent.ts'
import { sshFailure } from './ssh-errors.ts'

/** What was being asked for when it failed. */
export interface Asked {
  readonly endpoint: EngineEndpoint
  /** The image it was about, null when it was about none. */
  readonly image: string | null
  readonly platform?: string | null
  /** The signal of the request; its reason tells a cancellation from the end of patience. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds after which the engine was given up, null when it was not limited. */
  readonly timeout?: number | null
}

/** Every failure between Strata and an engine, as a code with what happened and what to do. */
export function engineError(error: unknown, asked: Asked): ErrorInfo {
  if (error instanceof StrataError) return error.info
  if (asked.signal?.aborted) return isTimeout(asked.signal) ? timedOut(asked) : cancelled()
  if (error instanceof SshError) return sshFailure(error, asked.endpoint)
  const { code, statusCode, message } = traitsOf(error)
  if (statusCode !== null) return answered(statusCode, bodyOf(message), asked)
  return unreachable(code ?? '', message, asked.endpoint)
}

function isTimeout(signal: AbortSignal): boolean {
  return signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
}

export function cancelled(): ErrorInfo {
  return errorInfo('cancelled', say('cancelled'))
}

/** The stream of an image ended before its end. */
export function streamCut(endpoint: EngineEndpoint, detail: string | null): ErrorInfo {
  return errorInfo('stream-cut', say('streamCut', endpoint.address), say('checkEngineDisk'), detail)
}

/** The engine of a failure is not there at all, as against there and refusing. */
export function isAbsence(code: ErrorCode): boolean {
  return (
    code === 'engine-socket-missing' ||
    code === 'engine-refused' ||
    code === 'engine-unreachable' ||
    code === 'engine-timeout'
  )
}

interface Traits {
  readonly code: string | null
  readonly statusCode: number | null
  readonly message: string
}

function traitsOf(error: unknown): Traits {
  if (!(error instanceof Error)) {
    return { code: null, statusCode: null, message: String(error) }
  }
  // A name with both IPv4 and IPv6 addresses fails with one error for each.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : null
  const code = 'code' in error ? error.code : null
  const statusCode = 'statusCode' in error ? error.statusCode : null
  return {
    code: typeof code === 'string' ? code : null,
    statusCode: typeof statusCode === 'number' ? statusCode : null,
    message: error.message || (first instanceof Error ? first.message : ''),
  }
}

/** docker-modem writes `(HTTP code 404) reason - text `; the engine's own words are the text. */
function bodyOf(message: string): string {
  return message.replace(/^\(HTTP code \d+\) .*? - /s, '').trim()
}

function unreachable(code: string, detail: string, endpoint: EngineEndpoint): ErrorInfo {
  const at = endpoint.address
  const isSocket = endpoint.transport.kind === 'socket'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return errorInfo('engine-socket-missing', say('noSocket', at), startAdvice(), detail)
    case 'EACCES':
    case 'EPERM':
      return errorInfo(
        'engine-permission-denied',
        say('engineForbidden', at),
        permissionAdvice(),
        detail,
      )
    case 'ECONNREFUSED':
    case 'ENOTSOCK':
      return errorInfo(
        'engine-refused',
        say(isSocket ? 'socketIdle' : 'nothingListens', at),
        isSocket ? startAdvice() : say('checkPort'),
        detail,
      )
    case 'ECONNRESET':
    case 'EPIPE':
      return errorInfo('engine-refused', say('engineHungUp', at), say('mayBeRestarting'), detail)
    case 'ETIMEDOUT':
      return errorInfo('engine-timeout', say('engineLate', at), say('checkFirewall'), detail)
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'EADDRNOTAVAIL':
      return errorInfo(
        'engine-unreachable',
        say('hostUnreachable', at),
        say('checkHostName'),
        detail,
      )
  }
  if (isTlsCode(code)) return tlsFailure(at, detail)
  // docker-modem has no code for a redirect that it was told not to follow.
  if (code.startsWith('HPE_') || /max redirects/i.test(detail)) return notAnEngine(at, detail)
  return errorInfo('engine-unreachable', say('engineUnreachable', at), startAdvice(), detail)
}

function isTlsCode(code: string): boolean {
  return (
    code === 'EPROTO' ||
    /^ERR_(TLS|SSL|OSSL)_|CERT|^UNABLE_TO_|SELF_SIGNED|^ERR_CRYPTO|^HOSTNAME_MISMATCH/.test(code)
  )
}

function tlsFailure(at: string, detail: string): ErrorInfo {
  return errorInfo('engine-tls', say('notSecure', at), say('checkTlsFiles'), detail)
}

/** Something answered, but what it said is not what an engine says. */
export function notAnEngine(at: string, detail: string | null): ErrorInfo {
  return errorInfo('engine-error', say('notAnEngine', at), say('checkIsEngine'), detail)
}

function answered(status: number, text: string, asked: Asked): ErrorInfo {
  const at = asked.endpoint.address
  if (/HTTP request to an HTTPS server/i.test(text)) return tlsFailure(at, text)
  if (/client version .* is too (old|new)|API version .* (too old|not supported)/i.test(text)) {
    return apiTooOld(at, text)
  }
  if (status === 401 || status === 403 || status === 407) {
    return errorInfo(
      'engine-permission-denied',
      say('engineRefuses', at, status),
      say('allowRequests'),
      text,
    )
  }
  // Podman calls a name that is none an error of its own, 500.
  const noImage =
    status === 404 || status === 400 || /repository name must be|invalid reference/.test(text)
  if (asked.image !== null && noImage) {
    return imageFailure(asked.image, text, asked)
  }
  if (status >= 300 && status < 500) return notAnEngine(at, `status ${status}: ${text}`)
  return errorInfo(
    'engine-error',
    say('engineFailed', at, firstLine(text) || say('status', status)),
    say(status === 500 ? 'startingOrLog' : 'starting'),
    text,
  )
}

function imageFailure(image: string, text: string, asked: Asked): ErrorInfo {
  if (asked.platform && /platform/i.test(text)) return platformMissing(image, asked.platform, text)
  return imageNotFound(image, text)
}

export function imageNotFound(image: string, detail: string | null): ErrorInfo {
  return errorInfo('image-not-found', say('noImage', image), say('checkImageName'), detail)
}

export function apiTooOld(at: string, detail: string): ErrorInfo {
  return errorInfo('engine-api-too-old', say('apiTooOld', at), say('updateEngine'), detail)
}

export function platformMissing(image: string, platform: string, detail: string | null): ErrorInfo {
  return errorInfo(
    'platform-not-found',
    say('noPlatform', image, platform),
    say('pullPlatform', image, platform),
    detail,
  )
}

/** The image was there a moment ago. */
export function imageGone(image: string, detail: string | null): ErrorInfo {
  return errorInfo('image-gone', say('imageRemoved', image), say('refreshImages'), detail)
}

function timedOut(asked: Asked): ErrorInfo {
  const { address } = asked.endpoint
  return errorInfo(
    'engine-timeout',
    asked.timeout
      ? say('engineSilent', address, Math.round(asked.timeout / 1000))
      : say('engineLate', address),
    say('mayHang'),
  )
}

function startAdvice(platform: NodeJS.Platform = process.platform): Sentence {
  return say(platform === 'linux' ? 'startLinux' : 'startElsewhere')
}

/** What to do about a socket that this user may not open. */
export function permissionAdvice(platform: NodeJS.Platform = process.platform): Sentence {
  return say(platform === 'win32' ? 'joinWindows' : 'joinElsewhere')
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
