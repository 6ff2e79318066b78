import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { securityLines } from './security-lines.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = fileURLToPath(new URL('take-away.mjs', import.meta.url))

const numbered = securityLines.map((line, index) => ({ id: `line-${index}`, ...line }))
/** The same tests with nothing taken away: they must pass, or a red one would say nothing. */
const whole = [...new Set(securityLines.map(({ test }) => test))].map((test, index) => ({
  id: `whole-${index}`,
  file: '',
  line: '',
  without: '',
  test,
}))

let failed: Readonly<Record<string, boolean>> = {}

beforeAll(async () => {
  const child = spawn(process.execPath, [script], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  })
  child.stdin.end(JSON.stringify([...numbered, ...whole]))
  const output = await text(child.stdout)
  failed = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, boolean>
}, 300_000)

describe('a line of security', () => {
  it.each(numbered)('stands in $file once: $wall', ({ file, line }) => {
    const parts = readFileSync(`${root}${file}`, 'utf8').split(line)
    expect(parts).toHaveLength(2)
  })

  it.each(whole)('has a test that passes: $test', ({ id }) => {
    expect(failed[id]).toBe(false)
  })

  it.each(numbered)('turns its test red when it is taken away: $wall', ({ id }) => {
    expect(failed[id]).toBe(true)
  })
})
