/*
 * How long the analysis of an image of the engine takes, against draining the same save stream to
 * nothing, in turn, each in a process of its own:
 *
 *   npm run build
 *   node bench/open-image.ts IMAGE [RUNS]
 *
 * The engine prepares an image before it sends the first byte; that time is part of both.
 */
import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { fileURLToPath } from 'node:url'

interface Run {
  /** Seconds. */
  readonly wall: number
  readonly processor: number
  readonly mebibytes: number
}

const self = fileURLToPath(import.meta.url)
const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
const socketPath = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').slice(7)

if (process.argv[2] === '--drain') drain(process.argv[3] ?? '')
else if (process.argv[2] === undefined) console.log('usage: node bench/open-image.ts IMAGE [RUNS]')
else await compare(process.argv[2], Number(process.argv[3] ?? 3))

async function compare(image: string, runs: number): Promise<void> {
  const ratios: number[] = []
  for (let run = 0; run < runs; run++) {
    const drained = await timed([self, '--drain', image])
    const analysed = await timed([cli, 'analyze', image, '--format', 'json'])
    ratios.push(analysed.wall / drained.wall)
    console.log(`drain ${inWords(drained)}; analysis ${inWords(analysed)}`)
  }
  const sorted = ratios.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  console.log(`analysis ÷ drain: ${median.toFixed(2)} (median of ${runs}; bar 1.10)`)
}

/** Reads and forgets. */
function drain(image: string): void {
  const path = `/images/get?names=${encodeURIComponent(image)}`
  get({ socketPath, path }, (response) => {
    if (response.statusCode !== 200) throw new Error(`the engine answered ${response.statusCode}`)
    response.resume()
  })
}

/** A Node program and what it took, its threads included; it says so itself at its end. */
async function timed(args: readonly string[]): Promise<Run> {
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
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`)
  const [microseconds, kibibytes] = JSON.parse(told) as [number, number]
  return {
    wall: (performance.now() - begun) / 1000,
    processor: microseconds / 1e6,
    mebibytes: kibibytes / 1024,
  }
}

function inWords({ wall, processor, mebibytes }: Run): string {
  return `${wall.toFixed(1)} s (processor ${processor.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB)`
}
