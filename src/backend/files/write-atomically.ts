import { randomBytes } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
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
  try {
    await writeWhole(path, mode, async (file) => {
      if (typeof content === 'function') await content(file)
      else await file.writeFile(content)
      if ((await file.stat()).isFile()) await file.sync()
    })
  } catch (error) {
    throw new StrataError(writeError(path, error))
  }
}

/**
 * Lets `work` write what the path shall hold afterwards; when that fails, it holds what it held. A
 * link stays, and the file behind it is replaced. What is no file but takes bytes, as a device or a
 * pipe, is written to as it is: to rename over it would do away with it. Passes errors on.
 */
export async function writeWhole<T>(
  path: string,
  mode: number,
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const place = await fileBehind(path)
  if (place === null) return openFor(path, 'w', mode, work)
  const suffix = randomBytes(6).toString('hex')
  const temporary = join(dirname(place), `.${basename(place).slice(0, 200)}.${suffix}.tmp`)
  try {
    const done = await openFor(temporary, 'wx', mode, work)
    await rename(temporary, place)
    return done
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
}

/** The path of what a name leads to; null for what is neither a file nor a folder. */
async function fileBehind(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  if (found === null || found.isDirectory()) return path
  return found.isFile() ? realpath(path) : null
}

async function openFor<T>(
  path: string,
  flags: 'w' | 'wx',
  mode: number,
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await open(path, flags, mode)
  try {
    return await work(file)
  } finally {
    await file.close()
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
