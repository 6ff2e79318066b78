import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

/* What `npm test` sums up must not be rosier than what the runners said. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'strata-tally-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Runs an expression over the scripts' own module in a bare Node, as `npm test` does. */
function evaluate(expression: string): unknown {
  const module = new URL('../../scripts/lib/tally.mjs', import.meta.url).href
  const code = `const tally = await import('${module}'); console.log(JSON.stringify(${expression}))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  return JSON.parse(stdout)
}

describe('a run of vitest', () => {
  it('is summed up with each skip and its reason, broken files included', () => {
    const specs = join(folder, 'specs')
    const output = join(folder, 'vitest.json')
    const write = (name: string, text: string): void => {
      writeFileSync(`${specs}-${name}.test.ts`, `import { expect, it } from 'vitest'\n${text}\n`)
    }
    write(
      'a',
      `it('holds', () => {}); it('fails', () => { expect(1).toBe(2) })
      let tries = 0
      it('wavers', { retry: 1 }, () => { expect(++tries).toBe(2) })`,
    )
    write('b', `it('cannot run', (context) => { context.skip('no engine here') })`)
    write('c', `import './not-there.ts'`)
    const reporter = join(root, 'scripts/lib/vitest-tally.mjs')
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const args = [
      'run',
      '--root',
      folder,
      '--config',
      join(folder, 'none.ts'),
      '--reporter',
      reporter,
    ]
    writeFileSync(join(folder, 'none.ts'), 'export default {}\n')
    const { status } = spawnSync(process.execPath, [vitest, ...args], {
      cwd: root,
      env: { ...process.env, STRATA_TALLY: output },
    })
    const tally = evaluate(`tally.readVitestTally('${output}', ${status ?? 1})`)
    expect(tally).toEqual({
      passed: 2,
      failed: 2,
      failures: [
        { name: 'specs-a.test.ts: fails', message: 'expected 1 to be 2 // Object.is equality' },
        { name: 'specs-c.test.ts', message: expect.stringContaining('not-there.ts') as string },
      ],
      flaky: ['specs-a.test.ts: wavers'],
      skipped: [{ name: 'specs-b.test.ts: cannot run', reason: 'no engine here' }],
    })
  }, 60_000)

  it('that died without a word is a failure', () => {
    const nowhere = join(folder, 'never-written.json')
    expect(evaluate(`tally.readVitestTally('${nowhere}', 1)`)).toMatchObject({ failed: 1 })
  })
})

describe('a run of Playwright', () => {
  it('is summed up with each failure, and each skip with its reason', () => {
    const output = join(folder, 'playwright.json')
    const skipped = {
      status: 'skipped',
      annotations: [{ type: 'skip', description: 'Electron is not here' }],
    }
    const failed = {
      status: 'unexpected',
      projectName: 'web',
      annotations: [],
      results: [{ errors: [{ message: '\u001B[31mtoo late\u001B[39m' }] }],
    }
    const wavering = { status: 'flaky', projectName: 'double', annotations: [], results: [] }
    const specs = [
      { title: 'wavers', file: 'window.spec.ts', tests: [wavering] },
      { title: 'opens', file: 'window.spec.ts', tests: [skipped] },
      { title: 'closes', file: 'window.spec.ts', tests: [failed] },
    ]
    const inner = { specs, suites: [] }
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }
    writeFileSync(output, JSON.stringify({ stats, errors: [], suites: [{ suites: [inner] }] }))
    expect(evaluate(`tally.readPlaywrightTally('${output}', 1)`)).toEqual({
      passed: 4,
      failed: 1,
      failures: [{ name: 'window.spec.ts on web: closes', message: 'too late' }],
      flaky: ['window.spec.ts on double: wavers'],
      skipped: [{ name: 'window.spec.ts: opens', reason: 'Electron is not here' }],
    })
  })

  it('that could not start is a failure', () => {
    const output = join(folder, 'playwright-error.json')
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
    writeFileSync(output, JSON.stringify({ stats, errors: [{ message: 'x' }], suites: [] }))
    expect(evaluate(`tally.readPlaywrightTally('${output}', 1)`)).toMatchObject({ failed: 1 })
  })
})

describe('the last lines', () => {
  it('have a reason once, however many tests were skipped for it', () => {
    const skipped = [
      { name: 'opens', reason: 'no Electron' },
      { name: 'lists', reason: 'no engine' },
      { name: 'closes', reason: 'no Electron' },
    ]
    expect(evaluate(`tally.describeSkips(${JSON.stringify(skipped)})`)).toEqual([
      'skipped 2, no Electron:\n  opens; closes',
      'skipped 1, no engine:\n  lists',
    ])
  })

  it('count the files where many were skipped for one reason', () => {
    const skipped = ['a: 1', 'a: 2', 'b: 1', 'a: 3', 'b: 2', 'c: 1'].map((name) => ({
      name,
      reason: 'no Electron',
    }))
    expect(evaluate(`tally.describeSkips(${JSON.stringify(skipped)})`)).toEqual([
      'skipped 6, no Electron:\n  3 of a; 2 of b; 1 of c',
    ])
  })

  it('name each failure with the head of its message', () => {
    const failures = [{ name: 'a.test.ts: holds', message: 'expected 1\n\nreceived 2' }]
    expect(evaluate(`tally.describeFailures(${JSON.stringify(failures)})`)).toEqual([
      'FAILED: a.test.ts: holds\n  expected 1\n  received 2',
    ])
  })
})
