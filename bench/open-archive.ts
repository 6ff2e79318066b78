/*
 * How long the analysis of an archive file takes, against what only adds the file up and against dive,
 * in turn, each in a process of its own:
 *
 *   npm run build
 *   docker save -o app.tar app:latest
 *   npx node bench/open-archive.ts app.tar [RUNS]
 *
 * dive is the program that STRATA_TEST_DIVE names, or the one on the PATH; without it the first ratio
 * stands alone. Read the file once before, so that all find it in the memory of the system.
 */
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inWords, medianOf, timed, timedProgram } from './timed.ts'

const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
const dive = process.env['STRATA_TEST_DIVE'] ?? 'dive'
const hasDive = spawnSync(dive, ['--version']).status === 0

async function compare(archive: string, runs: number): Promise<void> {
  const toSums: number[] = []
  const toDive: number[] = []
  for (let run = 0; run < runs; run++) {
    const sum = await timedProgram('sha256sum', [archive])
    const analysed = await timed([cli, 'analyze', archive, '--format', 'json'])
    toSums.push(analysed.wall / sum)
    console.log(`sha256sum ${sum.toFixed(1)} s; analysis ${inWords(analysed)}`)
    if (!hasDive) continue
    const answer = join(tmpdir(), `dive-${process.pid}.json`)
    const dived = await timedProgram(dive, [`docker-archive://${archive}`, '--json', answer])
    toDive.push(analysed.wall / dived)
    console.log(`dive ${dived.toFixed(1)} s`)
  }
  console.log(`analysis ÷ sha256sum: ${medianOf(toSums).toFixed(2)} (median of ${runs}; bar 0.50)`)
  if (hasDive) console.log(`analysis ÷ dive: ${medianOf(toDive).toFixed(2)} (bar 0.33)`)
}

const [archive, runs = '3'] = process.argv.slice(2)
if (archive === undefined) console.log('usage: node bench/open-archive.ts ARCHIVE [RUNS]')
else await compare(archive, Number(runs))
