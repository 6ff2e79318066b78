import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { withLock } from './lock.mjs'
import { findNode } from './node-runtime.mjs'
import { cliEntry, isCheckout, outFolder, root } from './paths.mjs'
import { Failure, run } from './process.mjs'

const stampFile = join(outFolder, 'build-stamp')

const buildConfigs = ['electron.vite.config.ts', 'package.json', 'package-lock.json']

/** Builds out/ when it is missing or was made from other sources. Silent when there is nothing to do. */
export async function ensureBuild() {
  if (!isCheckout) {
    if (!existsSync(cliEntry)) throw new Failure('this installation is incomplete: no out/ folder.')
    return
  }
  if (buildIsCurrent()) return
  await withLock('build', async () => {
    if (buildIsCurrent()) return
    // A person waits and is told why; a program reads one line for each error, and nothing else.
    if (process.stderr.isTTY) process.stderr.write('strata: building…\n')
    const status = await build('ignore')
    if (status !== 0) throw new Failure('the build failed; `npm run build` shows why.')
  })
}

/** Runs the build whatever the stamp says, and leaves a new stamp; resolves to its exit status. */
export async function build(stdio) {
  const stamp = sourceStamp()
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const status = await run(findNode(), [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio,
  })
  if (status === 0) writeFileSync(stampFile, stamp)
  return status
}

function buildIsCurrent() {
  return (
    existsSync(cliEntry) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === sourceStamp()
  )
}

/** sha256 over names and contents of all that the build reads; tests are not part of it. */
function sourceStamp() {
  const hash = createHash('sha256')
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name))
  for (const name of [...buildConfigs, ...configs].sort()) add(join(root, name))
  for (const folder of ['src', 'resources']) {
    if (!existsSync(join(root, folder))) continue
    const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    const files = entries.filter(
      (entry) => entry.isFile() && !/\.test(-support)?\.tsx?$/.test(entry.name),
    )
    for (const file of files
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort())
      add(file)
  }
  return hash.digest('hex')

  function add(path) {
    if (!existsSync(path)) return
    const bytes = readFileSync(path)
    hash.update(`${relative(root, path)}\0${bytes.length}\0`).update(bytes)
  }
}
