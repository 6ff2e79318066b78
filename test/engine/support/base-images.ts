import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { attempt, run } from './command.ts'

/** A whole Debian or Ubuntu, as most images have below them. */
export const debianBase = 'strata-test/debian:1'

/** A static shell and nothing else: builds in a moment, saves in a moment. */
export const smallBase = 'strata-test/small:1'

/** Imports the base images into the engine, unless it has them. */
export async function importBases(host: string, rootfs: string, workspace: string): Promise<void> {
  const env = { DOCKER_HOST: host }
  if (!(await hasImage(host, debianBase))) {
    await run('docker', ['import', rootfs, debianBase], { env })
  }
  if (!(await hasImage(host, smallBase))) {
    const folder = join(workspace, 'small')
    for (const name of ['bin', 'etc', 'tmp']) mkdirSync(join(folder, name), { recursive: true })
    // usrmerge: /bin is a link in the rootfs, so the program lies in usr/bin on newer releases.
    const names = await run('tar', ['-tf', rootfs])
    const busybox = names.split('\n').find((name) => /\/bin\/busybox$/.test(name))
    if (busybox === undefined) throw new Error('the base root file system has no busybox')
    await run('tar', ['-xf', rootfs, '-O', busybox], { output: join(folder, 'bin/busybox') })
    await run('chmod', ['755', join(folder, 'bin/busybox')])
    await run('chroot', [folder, '/bin/busybox', '--install', '-s', '/bin'])
    const tar = join(workspace, 'small.tar')
    const options = ['--sort=name', '--mtime=@1700000000', '--owner=0', '--group=0']
    await run('tar', [...options, '--numeric-owner', '-C', folder, '-cf', tar, '.'])
    await run('docker', ['import', tar, smallBase], { env })
  }
}

export async function hasImage(host: string, reference: string): Promise<boolean> {
  const env = { DOCKER_HOST: host }
  return (await attempt('docker', ['image', 'inspect', reference], { env })).status === 0
}
