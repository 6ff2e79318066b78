import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FinishedAnalysis } from '../../src/backend/analysis/finished-analysis.ts'
import { runAnalysis } from '../../src/backend/analysis/run-analysis.ts'
import { AnalysisCache } from '../../src/backend/cache/analysis-cache.ts'
import { smallBase } from './support/base-images.ts'
import { docker, engineHost, scratch } from './support/context.ts'

const tag = 'strata-engine/reopen:1'
let folder: string
let listener: Server
/** What was asked of the engine, in its order. */
const asked: string[] = []

/** Passes everything on to the engine and notes the questions. */
beforeAll(async () => {
  folder = mkdtempSync(join(scratch('reopen'), 'run-'))
  await build('first')
  listener = createServer((client) => {
    const engine = connect(engineHost.replace('unix://', ''))
    client.on('data', (chunk) =>
      asked.push(...(chunk.toString('latin1').match(/^GET \S+/gm) ?? [])),
    )
    client.pipe(engine).pipe(client)
    for (const end of [client, engine]) {
      end.on('error', () => undefined)
      end.on('close', () => (end === client ? engine : client).destroy())
    }
  })
  await new Promise<void>((done) => listener.listen(join(folder, 'socket'), done))
})

afterAll(async () => {
  listener.close()
  await docker(['rmi', '-f', tag])
})

async function build(word: string): Promise<void> {
  const context = join(folder, word)
  mkdirSync(context)
  const lines = [`FROM ${smallBase}`, `RUN echo ${word} > /word && mkdir /made`, 'RUN rm /word']
  writeFileSync(join(context, 'Dockerfile'), [...lines, 'CMD ["a"]'].join('\n'))
  await docker(['build', '--network', 'none', '-q', '-t', tag, context])
}

async function analyse(): Promise<FinishedAnalysis> {
  asked.length = 0
  const path = join(folder, 'socket')
  const transport = { kind: 'socket', path } as const
  const endpoint = { id: 'proxy', name: 'proxy', address: `unix://${path}`, transport }
  return runAnalysis({
    source: { kind: 'engine', endpoint, image: tag },
    platform: null,
    choice: null,
    generator: 'test',
    signal: new AbortController().signal,
    cache: new AnalysisCache({ folder: join(folder, 'cache'), maxBytes: 1e9 }),
  })
}

const imagesAsked = (): readonly string[] => asked.filter((line) => /\/images\/.+\/json/.test(line))
const savesAsked = (): number => asked.filter((line) => line.includes('/images/get')).length

/** Waits until so many archives are kept, and what was told of the images. */
async function kept(archives: number): Promise<void> {
  const files = (): readonly string[] => {
    const cache = join(folder, 'cache')
    const suffixes = existsSync(cache) ? readdirSync(cache).map((name) => extname(name)) : []
    return suffixes.filter((suffix) => suffix !== '.tmp').sort()
  }
  const expected = ['.images', ...Array<string>(archives).fill('.strata')]
  await expect.poll(files, { message: 'what is kept' }).toEqual(expected)
}

it('opens an image again without its engine sending it, with the same report and contents', async () => {
  const first = await analyse()
  expect(savesAsked()).toBe(1)
  await kept(1)
  const told = imagesAsked()
  const again = await analyse()
  expect(asked.length).toBeGreaterThan(0)
  expect(savesAsked()).toBe(0)
  // its name may mean another image by now; of the others nothing is asked twice
  expect(imagesAsked().filter((line) => told.includes(line))).toEqual([told[0]])
  expect(told[0]).toContain('reopen')
  expect(again.report()).toEqual(first.report())
  expect(again.entries(0, 100)).toEqual(first.entries(0, 100))

  // built again under the same name it is another image
  await build('second')
  const other = await analyse()
  expect(savesAsked()).toBe(1)
  expect(other.report().image.id).not.toBe(first.report().image.id)
  await kept(2)
})
