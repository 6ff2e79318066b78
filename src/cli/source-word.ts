import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemErrorOf } from '../backend/files/system-error.ts'
import { terminalError, StrataError } from '../shared/errors.ts'

/** What a SOURCE word means. */
export type NamedSource =
  /** `file` is a file of the same name, to be taken when the engine has no such image. */
  | { readonly kind: 'engine'; readonly image: string; readonly file: string | null }
  /** An image of podman's own store, which needs no service that runs. */
  | { readonly kind: 'podman'; readonly image: string }
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'stdin' }

/** How dive (v0.13.1) says what a word is: `docker-archive://app.tar`. No image name has two slashes. */
export const diveSources = ['docker', 'docker-archive', 'docker-tar', 'podman'] as const

const diveWord = new RegExp(`^(${diveSources.join('|')})://(.+)$`, 's')

const archiveSuffix = /\.(tar|tgz|tzst|tar\.(gz|zst|zstd|bz2|xz)|tbz2?|txz|oci)$/i

/**
 * Reads a SOURCE word. A prefix decides; without one, a word with a path separator or the suffix
 * of an archive is a path, and any other word is an image before it is a file of the same name.
 * Throws a StrataError `source-not-found` or `usage`.
 */
export async function readSourceWord(word: string): Promise<NamedSource> {
  if (word === '-') return { kind: 'stdin' }
  const [, dive, named] = diveWord.exec(word) ?? []
  if (dive !== undefined && named !== undefined) {
    if (dive === 'podman') return { kind: 'podman', image: named }
    return readSourceWord(dive === 'docker' ? `engine:${named}` : `archive:${named}`)
  }
  const [, prefix, rest] = /^(engine|archive|oci):(.*)$/s.exec(word) ?? []
  if (prefix !== undefined && rest !== undefined) {
    if (rest === '') {
      throw new StrataError(
        terminalError('usage', `Nothing stands after “${prefix}:”.`, 'Name what to open.'),
      )
    }
    if (prefix === 'engine') return { kind: 'engine', image: rest, file: null }
    if (prefix === 'archive' && rest === '-') return { kind: 'stdin' }
    return existing(rest)
  }
  const found = await stat(word).catch(() => null)
  if (looksLikePath(word)) {
    // `registry/name:tag` has a slash and is no path unless there is such a file.
    if (!found && mayBeImage(word)) return { kind: 'engine', image: word, file: null }
    return existing(word)
  }
  return { kind: 'engine', image: word, file: found ? word : null }
}

function looksLikePath(word: string): boolean {
  return /[\\/]/.test(word) || archiveSuffix.test(word)
}

function mayBeImage(word: string): boolean {
  return !/^[./~\\]/.test(word) && !archiveSuffix.test(word) && !word.includes('\\')
}

async function existing(path: string): Promise<NamedSource> {
  const problem = await stat(path).then(() => null, systemErrorOf)
  if (problem === null) return { kind: 'path', path, name: basename(path) || path }
  const { code, message } = problem
  if (code === 'EACCES' || code === 'EPERM') {
    throw new StrataError(
      terminalError(
        'source-unreadable',
        `“${path}” may not be read.`,
        'Check its permissions.',
        message,
      ),
    )
  }
  throw new StrataError(
    terminalError('source-not-found', `There is no “${path}”.`, 'Check the path.', message),
  )
}
