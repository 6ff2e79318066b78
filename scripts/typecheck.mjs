// npm run typecheck: every room by its own tsconfig (that is what keeps Node out of the core),
// then tests, scripts and configs by the root's. Lists all that fail; runs two at a time.
import { existsSync, readdirSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { findNode } from './lib/node-runtime.mjs'
import { root } from './lib/paths.mjs'
import { main } from './lib/process.mjs'

const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

const rooms = readdirSync(join(root, 'src'))
  .map((room) => join('src', room))
  .filter((room) => existsSync(join(root, room, 'tsconfig.json')) && hasSource(room))

function hasSource(room) {
  return readdirSync(join(root, room), { recursive: true }).some((name) => /\.tsx?$/.test(name))
}

function check(project) {
  return new Promise((resolve) => {
    const child = spawn(findNode(), [compiler, '-p', project, '--pretty', 'false'], { cwd: root })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.once('close', (status) => {
      if (status !== 0) process.stdout.write(`${output}typecheck failed: ${project}\n`)
      resolve(status === 0)
    })
  })
}

await main(async () => {
  const waiting = [...rooms, '.']
  let failures = 0
  const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      if (!(await check(project))) failures++
    }
  })
  await Promise.all(lanes)
  if (failures === 0) process.stdout.write(`typecheck: ${rooms.length + 1} projects, no errors\n`)
  return failures === 0 ? 0 : 1
})
