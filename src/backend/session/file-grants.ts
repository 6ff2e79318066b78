import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { FileGrant } from '../../shared/views.ts'

/** What a handle stands for: a place on this machine, or bytes that the browser will send. */
export type GrantedFile =
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'upload'; readonly name: string; readonly size: number }

/** More than anyone opens in one sitting; a flood of grants drops the oldest. */
const mostGrants = 1000

/**
 * Files that the user picked, dropped or named, under unguessable handles. The window only ever
 * holds handles, so it can open nothing that the user did not give it.
 */
export class FileGrants {
  readonly #granted = new Map<string, GrantedFile>()

  /** Grants a file or directory of this machine. */
  async grantPath(path: string): Promise<FileGrant> {
    const name = basename(path) || path
    const size = await stat(path).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    )
    return { handle: this.#add({ kind: 'path', path, name }), name, size }
  }

  /** Grants a file that a browser offers to send. */
  grantUpload(name: string, size: number): FileGrant {
    const shown = name.split(/[\\/]/).at(-1) || name
    return { handle: this.#add({ kind: 'upload', name: shown, size }), name: shown, size }
  }

  /** Throws a StrataError `invalid-argument` for a handle that was never given. */
  resolve(handle: string): GrantedFile {
    const file = this.#granted.get(handle)
    if (file) return file
    throw new StrataError(errorInfo('invalid-argument', say('fileForgotten'), say('openFileAgain')))
  }

  #add(file: GrantedFile): string {
    const handle = randomBytes(16).toString('hex')
    this.#granted.set(handle, file)
    if (this.#granted.size > mostGrants) {
      const [oldest] = this.#granted.keys()
      if (oldest !== undefined) this.#granted.delete(oldest)
    }
    return handle
  }
}
