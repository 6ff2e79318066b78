import { EventEmitter } from 'node:events'
import type { UtilityProcess, utilityProcess } from 'electron'
import { expect, it } from 'vitest'
import { outOfMemory } from '../shared/worker-protocol.ts'
import { spawnUtilityProcess } from './spawn-utility-process.ts'

function spawned() {
  const child = Object.assign(new EventEmitter(), {
    postMessage: () => {},
    kill: () => child.emit('exit', 15),
  })
  const asked: unknown[] = []
  const fork: (typeof utilityProcess)['fork'] = (_module, _args, options) => {
    asked.push(options)
    return child as unknown as UtilityProcess
  }
  const worker = spawnUtilityProcess({ fork }, '/app/worker.js')()
  const end = new Promise((resolve) => worker.onExit(resolve))
  return { child, worker, end, asked }
}

it('gives the heap its limits where Chromium looks for them', () => {
  const flags = '--js-flags=--max-old-space-size=2048 --max-semi-space-size=16'
  expect(spawned().asked).toMatchObject([{ execArgv: [flags] }])
})

it.each([
  ['a status', [], 7, 'exit status 7'],
  ['a heap that is full, as V8 says it', ['FatalError', 'Reached heap limit'], 5, outOfMemory],
  ['a heap that is full, as Windows says it', [], 0xe0000008, outOfMemory],
  ['the same, signed', [], -536870904, outOfMemory],
  ['another fatal error', ['FatalError', 'v8_Here'], 5, 'FatalError at v8_Here'],
])('says why it ended: %s', async (_what, error, status, expected) => {
  const { child, end } = spawned()
  if (error.length > 0) child.emit('error', ...error)
  child.emit('exit', status)
  expect(await end).toBe(expected)
})

it('has nothing to say when it was ended', async () => {
  const { worker, end } = spawned()
  await worker.terminate()
  expect(await end).toBeNull()
})
