import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { crashDumps, keepCrashDumps } from './crash-dumps.ts'

it('keeps dumps on this machine and sends none', () => {
  const given: unknown[] = []
  keepCrashDumps({ start: (options) => void given.push(options) })
  expect(given).toEqual([{ uploadToServer: false }])
})

it('finds the newest dumps, wherever the system puts them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-dumps-'))
  for (const [name, day] of [
    ['pending/a.dmp', 1],
    ['completed/b.dmp', 3],
    ['c.dmp', 2],
    ['pending/a.meta', 9],
  ] as const) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), 'MDMP')
    utimesSync(join(folder, name), new Date(), new Date(Date.UTC(2026, 0, day)))
  }
  expect(crashDumps(folder, 2)).toEqual([
    { name: join('completed', 'b.dmp'), size: 4, time: new Date('2026-01-03') },
    { name: 'c.dmp', size: 4, time: new Date('2026-01-02') },
  ])
  rmSync(folder, { recursive: true })
  expect(crashDumps(folder)).toEqual([])
})
