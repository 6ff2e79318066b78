import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'

/** Why no small disk can be had here; null when one can. */
export const noSmallDisk: string | null =
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'a small file system is mounted, which needs Linux and root'

/** A file system of its own in `folder` that holds so many kibibytes; gives what takes it away again. */
export function mountSmallDisk(folder: string, kibibytes: number): () => void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder])
  return () => {
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  }
}
