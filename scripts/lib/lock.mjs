import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './paths.mjs'

const pause = 200

/**
 * Runs `body` while holding the named lock, so that parallel runs wait for one build or install
 * instead of clashing. A lock left by a process that is gone is taken over.
 */
export async function withLock(name, body) {
  const lock = join(cacheFolder, `${name}.lock`)
  mkdirSync(cacheFolder, { recursive: true })
  while (!take(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, pause))
  }
  try {
    return await body()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // An empty file is one whose holder has not written its number yet.
    if (!Number.isInteger(holder) || holder <= 0) return false
    process.kill(holder, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
