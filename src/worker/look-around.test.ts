import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stubEndpoint, stubEngine } from '../../test/unit-support/stub-engine.ts'
import { runAnalysis } from '../backend/analysis/run-analysis.ts'
import type { Overview, SessionState } from '../shared/views.ts'
import type { FromWorker, ToWorker } from '../shared/worker-protocol.ts'
import { AnalysisServer } from './analysis-server.ts'

/* An archive in the window, with an engine at hand that has the image it was built on. */

const path = fileURLToPath(new URL('../../resources/sample-image.tar', import.meta.url))
const source = { kind: 'path', path, name: 'sample-image.tar' } as const
let folder: string
const closers: (() => unknown)[] = []

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'strata-around-'))))
afterEach(() => {
  for (const close of closers.splice(0)) close()
  rmSync(folder, { recursive: true })
})

const alone = async () => {
  const { signal } = new AbortController()
  const run = { source, platform: null, choice: null, generator: 'test', signal }
  return (await runAnalysis(run)).report()
}

/** An engine with one image: the steps of the sample up to and with its second layer. */
async function engine(): Promise<void> {
  const { layers, history } = await alone()
  const last = history.findIndex(({ layerIndex }) => layerIndex === 1)
  const steps = history.slice(0, last + 1).map(({ created, createdBy, comment }) => ({
    Created: Math.floor(Date.parse(created ?? '') / 1000) || 0,
    CreatedBy: createdBy,
    Comment: comment ?? '',
    Size: 1,
  }))
  const answers: Readonly<Record<string, unknown>> = {
    '/images/json': [{ Id: 'sha256:b', RepoTags: ['acme/base:1'], Size: 1 }],
    '/images/sha256:b/json': {
      Id: 'sha256:b',
      RootFS: { Layers: layers.slice(0, 2).map(({ diffId }) => diffId) },
    },
    '/images/sha256:b/history': steps.reverse(),
  }
  const end = await stubEngine(folder, (path, response) => {
    const answer = answers[path]
    response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}))
  })
  closers.push(end)
}

function start() {
  const answers = new Map<number, (value: unknown) => void>()
  const states: SessionState[] = []
  const server = new AnalysisServer((message: FromWorker) => {
    if ('state' in message) states.push(message.state)
    else if ('answer' in message) answers.get(message.id)?.(message.answer)
  })
  let next = 0
  const call = (message: object): Promise<unknown> => {
    const id = next++
    return new Promise((resolve) => {
      answers.set(id, resolve)
      server.receive({ id, ...message } as ToWorker)
    })
  }
  const endpoint = stubEndpoint(folder)
  const arg = { source, platform: null, generator: 'test' }
  const opened = call({ call: 'open', arg })
  const looked = call({ call: 'look-around', arg: { endpoint, cache: null } })
  const overview = async (): Promise<Overview> => {
    await opened
    const answer = await call({ call: 'overview', arg: null })
    return (answer as { readonly value: Overview }).value
  }
  const moveBase = (layers: number) => call({ call: 'base', arg: { layers } })
  return { looked, overview, states, moveBase }
}

describe('an archive beside an engine', () => {
  it('shows a base that the engine has, with the evidence; a report of it alone does not', async () => {
    await engine()
    const { looked, overview, states, moveBase } = start()
    expect(await looked).toMatchObject({ ok: true })
    const { base, layers, steps } = await overview()
    expect(base).toMatchObject({ name: 'acme/base:1', layers: 2, confidence: 'exact' })
    expect(base.said.map(({ id }) => id)).toEqual(['firstLayers', 'firstSteps', 'onTheEngine'])
    expect(layers.map((layer) => layer.base)).toEqual(layers.map(({ index }) => index < 2))
    await expect.poll(() => states.at(-1)).toMatchObject({ phase: 'ready', baseFoundLater: true })
    const report = await alone()
    expect(report.base).not.toMatchObject({ name: 'acme/base:1' })
    expect(steps.map(({ layerIndex }) => layerIndex)).toEqual(
      report.history.map(({ layerIndex }) => layerIndex),
    )
    await moveBase(1)
    expect((await overview()).base).toMatchObject({ layers: 1, moved: { from: 2 } })
  })

  it('is as it is alone where no engine answers', async () => {
    const { looked, overview } = start()
    expect(await looked).toMatchObject({ ok: true })
    const { evidence: _, ...base } = (await alone()).base
    expect((await overview()).base).toMatchObject(base)
  })
})
