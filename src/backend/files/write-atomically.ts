import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import { systemErrorOf } from './system-error.ts'

/**
 * Writes a file whole or not at all: to a temporary name beside it, forced to disk, then renamed
 * over the old one. On failure nothing new is left. Content that is too large to be at hand at once
 * is written by a function. Throws a StrataError `disk-full` or `write-failed`.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array | ((file: FileHandle) => Promise<void>),
  mode = 0o666,
): Promise<void> {
  const suffix = randomBytes(6).toString('hex')
  const temporary = join(dirname(path), `.${basename(path)}.${suffix}.tmp`)
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      if (typeof content === 'function') await content(file)
      else await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw new StrataError(writeError(path, error))
  }
}

/** Says in words why a file or folder could not be written. */
export function writeError(path: string, error: unknown) {
  const { code, message: detail } = systemErrorOf(error)
  const failed = (why: Sentence, advice: Sentence | null) =>
    errorInfo('write-failed', say('notWritten', path, why), advice, detail)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return errorInfo(
        'disk-full',
        say('notWritten', path, say('diskFull')),
        say('freeSpace'),
        detail,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(say('notPermitted'), say('otherPlace'))
    case 'ENOENT':
    case 'ENOTDIR':
      return failed(say('noFolder'), say('makeFolder'))
    case 'EISDIR':
      return failed(say('isFolder'), say('giveFileName'))
    default:
      return failed(say('systemRefused'), null)
  }
}
