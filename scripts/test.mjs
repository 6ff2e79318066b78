// npm test: from a bare clone, sets up what the tests need, then runs every stage even when one
// fails, and ends with one line, `N passed, N failed, N skipped`. Stages can be named as arguments.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { build } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { withLock } from './lib/lock.mjs'
import { findNode } from './lib/node-runtime.mjs'
import { cacheFolder, root } from './lib/paths.mjs'
import { main, run } from './lib/process.mjs'
import {
  ensureSystemPackages,
  findChromium,
  missingTools,
  reasonAgainstEngine,
} from './lib/system-packages.mjs'
import {
  addTallies,
  describeFailures,
  describeSkips,
  readPlaywrightTally,
  readVitestTally,
  tallyOfSkip,
  tallyOfStatus,
} from './lib/tally.mjs'

const inherit = ['ignore', 'inherit', 'inherit']
const scratch = mkdtempSync(join(tmpdir(), 'strata-test-'))

function tool(...path) {
  return join(root, 'node_modules', ...path)
}

/** Runs a script on Node 24 with the project's own programs first on the PATH. */
function runNode(script, args, env = {}) {
  const path = `${tool('.bin')}${delimiter}${process.env.PATH ?? ''}`
  return run(findNode(), [script, ...args], {
    cwd: root,
    stdio: inherit,
    env: { ...process.env, PATH: path, ...env },
  })
}

async function vitest(name, projects) {
  const file = join(scratch, `${name}.json`)
  const args = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=./scripts/lib/vitest-tally.mjs']
  const run = ['run', ...args, ...reporters, '--passWithNoTests']
  const status = await runNode(tool('vitest', 'vitest.mjs'), run, { STRATA_TALLY: file })
  return readVitestTally(file, status)
}

async function playwright() {
  const chromium = findChromium()
  if (chromium === null) return tallyOfSkip('browser tests', 'no Chromium on this system')
  const file = join(scratch, 'playwright.json')
  const args = ['test', '--reporter=list,json']
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, STRATA_TEST_CHROMIUM: chromium }
  const status = await runNode(tool('@playwright', 'test', 'cli.js'), args, env)
  return readPlaywrightTally(file, status)
}

const stages = [
  ['typecheck', async () => tallyOfStatus('typecheck', await runNode('scripts/typecheck.mjs', []))],
  [
    'lint',
    async () => {
      const [linted, formatted] = await Promise.all([
        runNode(tool('eslint', 'bin', 'eslint.js'), [
          '.',
          '--max-warnings',
          '0',
          '--concurrency=2',
        ]),
        runNode(tool('prettier', 'bin', 'prettier.cjs'), ['--check', '.']),
      ])
      return tallyOfStatus('lint', linted || formatted)
    },
  ],
  ['unit', () => vitest('unit', ['unit', 'renderer'])],
  ['build', async () => tallyOfStatus('build', await withLock('build', () => build(inherit)))],
  [
    'engine',
    async () => {
      const reason = reasonAgainstEngine()
      return reason === null ? vitest('engine', ['engine']) : tallyOfSkip('engine tests', reason)
    },
  ],
  ['browser', playwright],
]

function needsSourcesOnly(stage) {
  return stage === 'typecheck' || stage === 'lint'
}

/** Never rejects: what could not be installed is missed by the tests that need it. */
async function setUpTools() {
  try {
    await ensureSystemPackages()
  } catch (error) {
    process.stdout.write(`${error.message}\n`)
  }
  for (const { command, for: use } of missingTools()) {
    process.stdout.write(`${command} is missing: no ${use}\n`)
  }
}

/** Only what needs the Electron binary may be skipped in CI. */
function mayBeSkipped({ reason }) {
  return reason.startsWith('Electron')
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(0)} s`
}

await main(async () => {
  try {
    mkdirSync(cacheFolder, { recursive: true })
    await ensureDependencies()
    const wanted = process.argv.slice(2)
    const chosen = stages.filter(([name]) => wanted.length === 0 || wanted.includes(name))
    const needsTools = chosen.some(([name]) => name === 'engine' || name === 'browser')
    // They are fetched and unpacked while the first stages, which only read the sources, run.
    const tools = needsTools ? setUpTools() : Promise.resolve()
    const tallies = []
    for (const [name, stage] of chosen) {
      if (!needsSourcesOnly(name)) await tools
      const started = Date.now()
      process.stdout.write(`\n── ${name}\n`)
      const tally = await stage()
      tallies.push(tally)
      const verdict = tally.failed === 0 ? 'passed' : 'FAILED'
      process.stdout.write(`── ${name} ${verdict} in ${seconds(started)}\n`)
    }
    return conclude(addTallies(tallies))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
})

function conclude({ passed, failed, failures, flaky, skipped }) {
  const unsteady = flaky.map((name) => `passed at the second try only: ${name}`)
  const notes = [...describeSkips(skipped), ...unsteady, ...describeFailures(failures)]
  process.stdout.write(`\n${notes.map((note) => `${note}\n`).join('')}`)
  const forbidden = process.env.CI === 'true' ? skipped.filter((skip) => !mayBeSkipped(skip)) : []
  if (forbidden.length > 0) {
    process.stdout.write(`in CI only tests of the Electron binary may be skipped\n`)
  }
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped.length} skipped\n`)
  return failed > 0 || forbidden.length > 0 ? 1 : 0
}
