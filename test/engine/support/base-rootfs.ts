import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './command.ts'

/** Programs that the images need inside: a static shell for the small base, setcap for xattrs. */
const include = 'busybox-static,libcap2-bin'

/**
 * A root file system of this system's own release, made by debootstrap and kept as a tar between
 * runs. Its path; the first call takes minutes, later ones none.
 */
export async function ensureBaseRootfs(): Promise<string> {
  const release = /^VERSION_CODENAME=(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
  if (release === undefined) throw new Error('/etc/os-release names no release for debootstrap')
  const cache = cacheFolder()
  const tar = join(cache, `rootfs-${release}-1.tar`)
  if (existsSync(tar)) return tar
  const scratch = mkdtempSync(join(tmpdir(), 'strata-rootfs-'))
  const rootfs = join(scratch, 'rootfs')
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` }
  try {
    const args = ['--variant=minbase', `--include=${include}`, release, rootfs]
    await run('debootstrap', args, { env, timeout: 840_000 })
    await rm(join(rootfs, 'var/cache/apt/archives'), { recursive: true, force: true })
    const unfinished = `${tar}.${process.pid}`
    await run('tar', ['--numeric-owner', '-C', rootfs, '-cf', unfinished, '.'])
    renameSync(unfinished, tar)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return tar
}

function cacheFolder(): string {
  const home = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  const folder = join(home, 'strata-test')
  mkdirSync(folder, { recursive: true })
  return folder
}
