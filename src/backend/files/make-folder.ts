import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemErrorOf } from './system-error.ts'

/**
 * Makes a folder and the folders above it; one that is there is left as it is. Rejects with the system's
 * error. Node's own `recursive` does not return where a folder is there and none can be made in it, as in
 * `/proc`.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, mode)
  } catch (error) {
    const { code } = systemErrorOf(error)
    const parent = dirname(path)
    if (code === 'ENOENT' && parent !== path && !(await isFolder(parent))) {
      await makeFolder(parent, mode)
      await mkdir(path, mode).catch(unlessThere(path))
    } else await unlessThere(path)(error)
  }
}

function unlessThere(path: string) {
  return async (error: unknown): Promise<void> => {
    if (!(await isFolder(path))) throw error
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
