import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { run } from './process.mjs'
import { findNode } from './node-runtime.mjs'

const folder = join(root, 'node_modules', 'electron')

/** A download that has not ended by then is given up; the next start tries again. */
const downloadLimit = 180_000

/** The Electron program on this machine, null when it was never downloaded. */
export function findElectron() {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const base = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const program = join(base, readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

/**
 * The Electron program, downloaded when need be (its npm package comes without it), or why it
 * cannot be had: `{ program }` or `{ reason }`.
 */
export async function obtainElectron() {
  const reason = reasonAgainstWindow()
  if (reason !== null) return { reason }
  const present = findElectron()
  if (present !== null) return { program: present }
  const installer = join(folder, 'install.js')
  if (!existsSync(installer)) return { reason: 'the Electron package is not installed' }
  process.stderr.write('strata: downloading Electron (once)…\n')
  await run(findNode(), [installer], { cwd: root, timeout: downloadLimit, stdio: 'ignore' })
  const program = findElectron()
  return program === null ? { reason: 'the Electron binary could not be downloaded' } : { program }
}

function reasonAgainstWindow() {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display'
  if (process.getuid?.() === 0) return 'Electron does not run sandboxed as root'
  return null
}
