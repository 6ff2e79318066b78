import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from './log.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'strata-log-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const now = () => new Date(Date.UTC(2026, 0, 2, 3, 4, 5))
const open = (mostBytes = 1000) => openLog({ folder, home: '/home/ada', now, mostBytes })

it('writes a line for each event, those of an error indented', () => {
  const log = open()
  log.write('info', 'started')
  const error = new Error('no')
  error.stack = 'Error: no\n    at here'
  log.write('error', 'failed:', error)
  expect(readFileSync(log.path, 'utf8')).toBe(
    '2026-01-02T03:04:05.000Z info started\n' +
      '2026-01-02T03:04:05.000Z error failed: Error: no\n      at here\n',
  )
})

it('writes no password and no home folder', () => {
  const log = open()
  log.write('warning', 'tcp://ada:secret@host:2376 and /home/ada/x.tar')
  expect(log.tail(1)).toEqual(['2026-01-02T03:04:05.000Z warning tcp://…@host:2376 and ~/x.tar'])
})

it('puts a full file aside and keeps three', () => {
  const log = open(100)
  for (let line = 0; line < 40; line++) log.write('info', `line ${line} ${'x'.repeat(40)}`)
  expect(readdirSync(folder).sort()).toEqual([
    'strata.1.log',
    'strata.2.log',
    'strata.3.log',
    'strata.log',
  ])
  expect(log.tail(1)[0]).toContain('line 39')
})

it('does not stop the app where nothing can be written', () => {
  writeFileSync(join(folder, 'file'), '')
  const log = openLog({ folder: join(folder, 'file'), home: '', now })
  expect(() => log.write('info', 'started')).not.toThrow()
  expect(log.tail(3)).toEqual([])
})
