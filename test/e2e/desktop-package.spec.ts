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
 * electron-builder packs the app as for a release; only the program of Electron is a file that has nothing
 * but its fuses. What was packed is then run, in the double, from its own folder.
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

  expect(fusesOf(readFileSync(join(dirname(archive), '../strata-desktop')))).toBe('010011001')
  expect(await readdir(join(dirname(archive), '../locales'))).toEqual(['de.pak', 'en-US.pak'])

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

/** Before the fuses of Electron's program, as @electron/fuses looks for them. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/**
 * As Electron is delivered, in the order of the wire: run as Node, cookies encrypted, NODE_OPTIONS,
 * --inspect, integrity of the archive, only from the archive, a snapshot of its own, privileges of
 * file:, traps of WebAssembly.
 */
const deliveredFuses = '101000011'

function programWithFuses(): Buffer {
  const head = Buffer.from([1, deliveredFuses.length])
  return Buffer.concat([Buffer.from(fuseSentinel), head, Buffer.from(deliveredFuses)])
}

function fusesOf(program: Buffer): string {
  const start = program.indexOf(fuseSentinel) + fuseSentinel.length + 2
  return program.subarray(start, start + deliveredFuses.length).toString()
}

/** Packs for Linux into `folder`; gives the path of the archive. */
async function pack(folder: string): Promise<string> {
  const electronDist = join(folder, 'electron')
  mkdirSync(join(electronDist, 'locales'), { recursive: true })
  mkdirSync(join(electronDist, 'resources'))
  const locales = ['en-US', 'de', 'fr'].map((name) => `locales/${name}.pak`)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', ...locales]) {
    writeFileSync(join(electronDist, name), '')
  }
  writeFileSync(join(electronDist, 'electron'), programWithFuses())
  chmodSync(join(electronDist, 'electron'), 0o755)
  writeFileSync(join(electronDist, 'version'), '0.0.0')
  const config = packageConfig()
  const output = join(folder, 'dist')
  await mkdir(output)
  const directories = { ...config.directories, output }
  // In a file, as for a release: otherwise electron-builder.yml is read a second time.
  const file = join(folder, 'electron-builder.json')
  const changed = { ...config, electronDist, electronVersion: '0.0.0', directories }
  writeFileSync(file, JSON.stringify(changed))
  const targets = Platform.LINUX.createTarget('dir')
  await build({ projectDir: root, targets, publish: 'never', config: file })
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
