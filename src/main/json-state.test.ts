import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { JsonState } from './json-state.ts'
import type { Log } from './log.ts'

let folder = ''
let said: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-state-'))
  said = []
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const log: Log = { path: '', write: (_level, message) => void said.push(message), tail: () => [] }
const open = (name = 'state.json') =>
  new JsonState(join(folder, name), z.strictObject({ count: z.int() }), log)

it('gives back what was written, the last of several', async () => {
  const state = open()
  await Promise.all([1, 2, 3].map((count) => state.write({ count })))
  expect(await open().read()).toEqual({ count: 3 })
  expect(readdirSync(folder)).toEqual(['state.json'])
})

it('is empty at first, without a word', async () => {
  expect(await open().read()).toBeNull()
  expect(said).toEqual([])
})

it.each(['{"count": "three"}', '{"count":', '[]'])('is empty when damaged: %s', async (text) => {
  writeFileSync(join(folder, 'state.json'), text)
  expect(await open().read()).toBeNull()
  expect(said).toHaveLength(1)
})

it('does not fail where it cannot be written, and leaves nothing', async () => {
  await open('absent/state.json').write({ count: 1 })
  expect(said).toEqual(['not remembered:'])
  expect(readdirSync(folder)).toEqual([])
})

it('is a file that a person can read', async () => {
  await open().write({ count: 1 })
  expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe('{\n  "count": 1\n}\n')
})
