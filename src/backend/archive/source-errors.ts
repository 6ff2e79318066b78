import { errorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'

/** Says in words why a file or folder could not be read. */
export function fileErrorInfo(error: unknown, path: string): ErrorInfo {
  const code = codeOf(error)
  const detail = error instanceof Error ? error.message : String(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return errorInfo(
        'source-not-found',
        `There is no file or folder ${path}.`,
        'Check the path for typing errors.',
        detail,
      )
    case 'EACCES':
    case 'EPERM':
      return errorInfo(
        'source-unreadable',
        `${path} may not be read by this user.`,
        'Change its permissions, or run as a user who may read it.',
        detail,
      )
    default:
      return errorInfo('source-unreadable', `${path} could not be read.`, null, detail)
  }
}

/** Says in words that a stream of bytes broke off. */
export function streamErrorInfo(error: unknown): ErrorInfo {
  const detail = error instanceof Error ? error.message : String(error)
  return errorInfo(
    'stream-cut',
    'The stream of the archive broke off before its end.',
    'Try again; if it happens again, check that the sender is still running.',
    detail,
  )
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : null
}
