import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { configOf, layerOf, tarOf } from '../../../test/unit-support/test-archive.ts'
import type { Overview, Progress } from '../../shared/views.ts'
import { runAnalysis } from './run-analysis.ts'

const scratch = mkdtempSync(join(tmpdir(), 'strata-outline-'))

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

type Told = Overview | Progress | Error

/** Everything that is told of a file, in its order; `choose` is what somebody takes at the first look. */
async function told(path: string, choose: number | null = null) {
  const heard: Told[] = []
  let wanted = choose
  const finished = await runAnalysis(
    {
      source: { kind: 'path', path, name: 'test.tar' },
      platform: null,
      choice: null,
      generator: 'strata test',
      signal: new AbortController().signal,
    },
    {
      onProgress: (progress) => heard.push(progress),
      onOutline: (overview, take) => {
        heard.push(overview())
        if (wanted === null) return
        const index = wanted
        wanted = null
        take?.(index)
      },
    },
  ).catch((error: unknown) => error as Error)
  return { heard, outlines: heard.filter((each): each is Overview => 'layers' in each), finished }
}

function written(name: string, bytes: Uint8Array): string {
  const path = join(scratch, name)
  writeFileSync(path, bytes)
  return path
}

/** All that is not counted from files. */
function known({ image, layers, steps, config, manifest, choices, chosen, base }: Overview) {
  const { size: _, mergedSize: __, mergedEntries: ___, ...named } = image
  return {
    named,
    layers: layers.map(({ diffId, chainId, digest, compression, blobSize, historyIndex }) => ({
      diffId,
      chainId,
      digest,
      compression,
      blobSize,
      historyIndex,
    })),
    steps: steps.map(({ size: _size, ...step }) => step),
    config,
    manifest,
    choices,
    chosen,
    base: base.layers,
  }
}

async function whole(path: string, choose: number | null = null) {
  const { heard, outlines, finished } = await told(path, choose)
  if (finished instanceof Error) throw finished
  return { heard, outlines, overview: finished.overview() }
}

const layers = [layerOf({ 'etc/os': 'one' }), layerOf({ 'app/main': 'three', 'app/more': 'four' })]
const [base, app] = layers as [Buffer, Buffer]
const two = tarOf(
  ['one.tar', base],
  ['two.tar', app],
  ['one.json', configOf([base], { architecture: 'arm64' })],
  ['two.json', configOf(layers, { architecture: 's390x' })],
  [
    'manifest.json',
    JSON.stringify([
      { Config: 'one.json', RepoTags: ['one:1'], Layers: ['one.tar'] },
      { Config: 'two.json', RepoTags: ['two:1'], Layers: ['one.tar', 'two.tar'] },
    ]),
  ],
)

describe('the outline of an archive', () => {
  it('is told before the first byte is read, and is what the analysis will find', async () => {
    const path = fileURLToPath(new URL('../../../resources/sample-image.tar', import.meta.url))
    const { heard, outlines, overview } = await whole(path)
    const first = outlines[0]!
    expect(heard[0]).toBe(first)
    expect(known(first)).toEqual(known(overview))
    expect(first.complete).toBe(false)
    expect(first.efficiency).toBeNull()
    expect(first.findings).toEqual([])
    expect(first.integrity).toMatchObject({ layersVerified: 0, layersTotal: first.layers.length })
    expect(new Set(first.layers.map(({ state }) => state))).toEqual(new Set(['waiting']))
  })

  it('fills in layer by layer', async () => {
    const { outlines, overview } = await whole(written('two.tar', two), 1)
    const last = outlines.at(-1)!
    const counted = ({ layers: all }: Overview) =>
      all.map(({ state, size, files, tarSize, verified }) => [
        state,
        size,
        files,
        tarSize,
        verified,
      ])
    expect(counted(last)).toEqual(counted(overview))
    expect(last.steps.map(({ size }) => size)).toEqual(overview.steps.map(({ size }) => size))
    expect(last.image.size).toBe(overview.image.size)
    const read = outlines.map(
      ({ layers: all }) => all.filter(({ state }) => state === 'read').length,
    )
    expect(read).toEqual([0, 0, 1, 2])
    // the tar's size, until the files are known
    expect(outlines[1]?.layers.map(({ approximateSize }) => approximateSize)).toEqual(
      layers.map(({ length }) => length),
    )
  })

  it('offers the images of the archive, and keeps the one that is chosen', async () => {
    const { outlines, overview } = await whole(written('choose.tar', two), 1)
    expect(outlines[0]?.choices.map(({ tags }) => tags)).toEqual([['one:1'], ['two:1']])
    expect(outlines.map(({ chosen }) => chosen)).toEqual([0, 1, 1, 1])
    expect(overview).toMatchObject({ chosen: 1, image: { tags: ['two:1'] } })
    const { finished } = await told(written('wrong.tar', two), 7)
    expect(finished).toMatchObject({ info: { code: 'image-choice-unknown' } })
  })

  it('claims no size for a packed layer', async () => {
    const packed = gzipSync(base)
    const path = written(
      'packed.tar',
      tarOf(
        ['one.tar', packed],
        ['one.json', configOf([base])],
        ['manifest.json', JSON.stringify([{ Config: 'one.json', Layers: ['one.tar'] }])],
      ),
    )
    const [first] = (await whole(path)).outlines
    expect(first?.layers).toMatchObject([
      { compression: 'gzip', blobSize: packed.length, approximateSize: null, size: 0 },
    ])
  })

  it('gives way to what the bytes are', async () => {
    const path = written(
      'lies.tar',
      tarOf(
        ['manifest.json', JSON.stringify([{ Config: 'one.json', Layers: ['one.tar'] }])],
        ['one.json', configOf([base])],
        ['one.tar', app],
      ),
    )
    const { outlines, overview } = await whole(path)
    expect(outlines.at(-1)?.layers[0]?.state).toBe('waiting')
    expect(overview.layers[0]).toMatchObject({ state: 'read', verified: false, files: 2 })
    expect(overview.findings).toMatchObject([{ code: 'layer-digest-mismatch', severity: 'error' }])
  })

  it('is followed by the error of an archive that cannot be read, and there is none of a packed one', async () => {
    const cut = await told(written('cut.tar', two.subarray(0, 2048)))
    expect(cut.outlines).toEqual([])
    expect(cut.finished).toMatchObject({ info: { code: 'archive-truncated' } })
    const early = tarOf(
      ['manifest.json', JSON.stringify([{ Config: 'one.json', Layers: ['one.tar'] }])],
      ['one.json', configOf([base])],
      ['one.tar', base],
    )
    const later = await whole(written('later.tar', early.subarray(0, early.length - 2048)))
    expect(later.outlines).toHaveLength(1)
    expect(later.overview.findings.map(({ code }) => code)).toContain('archive-truncated')
    expect((await whole(written('all.tar.gz', gzipSync(two)))).outlines).toEqual([])
  })
})
