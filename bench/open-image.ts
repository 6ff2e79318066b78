/*
 * How long the analysis of an image of the engine takes, against draining the same save stream to
 * nothing, in turn, each in a process of its own:
 *
 *   npm run build
 *   npx node bench/open-image.ts IMAGE [RUNS]
 *
 * The engine prepares an image before it sends the first byte; that time is part of both.
 */
import { get } from 'node:http'
import { fileURLToPath } from 'node:url'
import { inWords, medianOf, timed } from './timed.ts'

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
  console.log(`analysis ÷ drain: ${medianOf(ratios).toFixed(2)} (median of ${runs}; bar 1.10)`)
}

/** Reads and forgets. */
function drain(image: string): void {
  const path = `/images/get?names=${encodeURIComponent(image)}`
  get({ socketPath, path }, (response) => {
    if (response.statusCode !== 200) throw new Error(`the engine answered ${response.statusCode}`)
    response.resume()
  })
}
