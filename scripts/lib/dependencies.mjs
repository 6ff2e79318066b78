import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { isCheckout, root } from './paths.mjs'
import { Failure, runNpm } from './process.mjs'

/**
 * Installs what package-lock.json lists when node_modules lacks it or holds other versions.
 * Says nothing on standard output.
 */
export async function ensureDependencies() {
  if (!isCheckout || dependenciesAreInstalled()) return
  await withLock('install', async () => {
    if (dependenciesAreInstalled()) return
    if (process.stderr.isTTY) process.stderr.write('strata: installing dependencies (npm ci)…\n')
    const status = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
    })
    if (status !== 0) throw new Failure(`npm ci failed with status ${status}.`)
  })
}

/** npm records what it installed in node_modules/.package-lock.json: compare it with the lock file. */
function dependenciesAreInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === null || installed === null) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const found = installed[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version
  })
}

function readPackages(path) {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null
  } catch {
    return null
  }
}
