import { say } from '../../core/sentences/sentence.ts'
import { errorInfo } from '../../shared/errors.ts'
import type { ErrorInfo } from '../../shared/errors.ts'

/** Says in words why a file or folder could not be read. */
export function fileErrorInfo(error: unknown, path: string): ErrorInfo {
  const code = codeOf(error)
  const detail = error instanceof Error ? error.message : String(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return errorInfo('source-not-found', say('noSuchPath', path), say('checkTyping'), detail)
    case 'EACCES':
    case 'EPERM':
      return errorInfo(
        'source-unreadable',
        say('pathForbidden', path),
        say('changePermissions'),
        detail,
      )
    default:
      return errorInfo('source-unreadable', say('pathUnreadable', path), null, detail)
  }
}

/** Says in words that a stream of bytes broke off. */
export function streamErrorInfo(error: unknown): ErrorInfo {
  const detail = error instanceof Error ? error.message : String(error)
  return errorInfo('stream-cut', say('archiveBrokeOff'), say('checkSender'), detail)
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : null
}
