import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

/* What programs take, each in a process of its own, for the benchmarks that compare them. */

export interface Run {
  /** Seconds. */
  readonly wall: number
  readonly processor: number
  readonly mebibytes: number
}

/** A Node program and what it took, its threads included; it says so itself at its end. */
export async function timed(args: readonly string[]): Promise<Run> {
  const report = `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    require('node:fs').writeSync(3, JSON.stringify([userCPUTime + systemCPUTime, maxRSS]))
  })`
  const hook = `data:text/javascript,${encodeURIComponent(
    `import { createRequire } from 'node:module'
     import { isMainThread } from 'node:worker_threads'
     const require = createRequire('/')
     if (isMainThread) ${report}`,
  )}`
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', hook, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  let told = ''
  child.stdio[3]?.on('data', (chunk: Buffer) => (told += chunk.toString()))
  await ended(child, args)
  const [microseconds, kibibytes] = JSON.parse(told) as [number, number]
  return {
    wall: (performance.now() - begun) / 1000,
    processor: microseconds / 1e6,
    mebibytes: kibibytes / 1024,
  }
}

/** Seconds that another program takes; what it prints is not looked at. */
export async function timedProgram(program: string, args: readonly string[]): Promise<number> {
  const begun = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  await ended(child, [program, ...args])
  return (performance.now() - begun) / 1000
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function inWords({ wall, processor, mebibytes }: Run): string {
  return `${wall.toFixed(1)} s (processor ${processor.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB)`
}

async function ended(child: ChildProcess, words: readonly string[]): Promise<void> {
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}`)
}
