import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractAll, listPackage } from '@electron/asar'
import { build, Platform } from 'electron-builder'
import { packageConfig } from '../../scripts/lib/package-config.mjs'
import { Desktop, state } from './support/desktop.ts'
import { expect, test } from './support/fixtures.ts'

/*
 * electron-builder packs the app as for a release; only the program of Electron is an empty file, so it is
 * not flipped fuses in. What was packed is then run, in the double, from its own folder.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const entries = ['out/main/index.js', 'out/main/worker.js', 'out/main/save-thread.js']

test('the package holds what runs, and nothing else', async ({ chromium, folder }) => {
  test.setTimeout(180_000)
  const archive = await pack(folder)
  const packed = listPackage(archive, { isPack: false }).map((path) => path.slice(1))
  const app = join(folder, 'app')
  extractAll(archive, app)

  // Nothing lies outside of the archive, where its integrity is not checked.
  expect(await readdir(dirname(archive))).not.toContain('app.asar.unpacked')

  const outer = new Set(packed.map((path) => path.split('/').slice(0, 2).join('/')))
  const own = [...outer].filter((path) => !path.startsWith('node_modules'))
  expect(own.sort()).toEqual([
    'LICENSE',
    'out',
    'out/main',
    'out/preload',
    'out/renderer',
    'package.json',
    'resources',
    'resources/sample-image.tar',
  ])

  const ours = packed.filter((path) => /^out\/main\/.*\.js$/.test(path)).sort()
  expect(ours).toEqual([...reachable(app)].sort())

  const useless = packed.filter(
    (path) =>
      /\.(?:map|d\.ts|ts|md|node|exe|c|cc|h)$/.test(path) || /\/(?:test|tests)\//.test(path),
  )
  expect(useless).toEqual([])
  const { scripts, devDependencies } = JSON.parse(
    readFileSync(join(app, 'package.json'), 'utf8'),
  ) as Record<string, unknown>
  expect({ scripts, devDependencies }).toEqual({ scripts: undefined, devDependencies: undefined })

  const desktop = await Desktop.start(chromium!, join(folder, 'home'), [], join(app, entries[0]!))
  const page = await desktop.window()
  await desktop.menu('sample.open')
  await state(page, 'ready')
  await desktop.close()
})

/** Packs for Linux into `folder`; gives the path of the archive. */
async function pack(folder: string): Promise<string> {
  const electronDist = join(folder, 'electron')
  mkdirSync(join(electronDist, 'locales'), { recursive: true })
  mkdirSync(join(electronDist, 'resources'))
  for (const name of ['electron', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
    writeFileSync(join(electronDist, name), '')
  }
  chmodSync(join(electronDist, 'electron'), 0o755)
  writeFileSync(join(electronDist, 'version'), '0.0.0')
  const config = packageConfig()
  const output = join(folder, 'dist')
  await mkdir(output)
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      ...config,
      electronDist,
      electronVersion: '0.0.0',
      electronFuses: null,
      directories: { ...config.directories, output },
    },
  })
  return join(output, 'linux-unpacked/resources/app.asar')
}

/** The modules that the entries import, one from another; as the bundler writes imports. */
function reachable(app: string): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    const text = readFileSync(join(app, path), 'utf8')
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?["'](\.[^"']+\.js)["']/g)) {
      visit(relative(app, resolve(app, dirname(path), specifier!)))
    }
  }
  for (const entry of entries) visit(entry)
  return found
}
