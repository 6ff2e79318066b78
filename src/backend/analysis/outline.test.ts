import { describe, expect, it } from 'vitest'
import { kindFile, kindWhiteout } from '../../core/model/entry-kind.ts'
import { EntryTable } from '../../core/store/entry-table.ts'
import type { EngineImage } from '../engine/engine-image.ts'
import { Outline } from './outline.ts'

const image: EngineImage = {
  id: `sha256:${'a'.repeat(64)}`,
  tags: ['app:1'],
  digests: [],
  diffIds: ['sha256:one', 'sha256:two', 'sha256:three'],
  created: 0,
  createdText: '2026-01-01T00:00:00Z',
  author: null,
  size: 1000,
  os: 'linux',
  architecture: 'arm64',
  variant: 'v8',
  config: { Cmd: ['run'], Env: ['A=b'] },
}

const steps = [
  { created: 1000, createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', comment: null, size: 700 },
  { created: 2000, createdBy: '/bin/sh -c make', comment: null, size: 200 },
  { created: 3000, createdBy: '/bin/sh -c #(nop)  ENV A=b', comment: null, size: 0 },
  { created: 4000, createdBy: '/bin/sh -c make install', comment: null, size: 100 },
]

function contents(...sizes: number[]) {
  const entries = new EntryTable()
  const entry = {
    mode: 0,
    uid: 0,
    gid: 0,
    mtime: 0,
    link: -1,
    xattrs: 0,
    deviceMajor: 0,
    deviceMinor: 0,
    dataOffset: 0,
  }
  for (const size of sizes) entries.add({ ...entry, path: 1, kind: kindFile, size })
  entries.add({ ...entry, path: 2, kind: kindWhiteout, size: 0 })
  return { entries, xattrSets: [], tarSize: 2048, findings: [] }
}

describe('Outline', () => {
  it('shows what the engine tells before a byte is read', () => {
    const overview = new Outline('app:1', image, steps).overview()
    expect(overview.complete).toBe(false)
    expect(overview.efficiency).toBeNull()
    expect(overview.image).toMatchObject({ shortId: 'aaaaaaaaaaaa', size: 1000, variant: 'v8' })
    expect(overview.runtime).toMatchObject({ cmd: ['run'], env: ['A=b'] })
    expect(overview.steps.map((step) => step.instruction)).toEqual([
      'ADD file:1 in /',
      'RUN make',
      'ENV A=b',
      'RUN make install',
    ])
    expect(overview.steps.map((step) => step.layerIndex)).toEqual([0, 1, null, 2])
    expect(overview.layers.map((layer) => [layer.state, layer.approximateSize])).toEqual([
      ['waiting', 700],
      ['waiting', 200],
      ['waiting', 100],
    ])
  })

  it('fills in a layer by its diff ID, wherever it comes', () => {
    const outline = new Outline('app:1', image, steps)
    expect(outline.addLayer('sha256:three', contents(60, 30))).toBe(true)
    expect(outline.addLayer('sha256:elsewhere', contents(1))).toBe(false)
    expect(outline.tally()).toEqual({ read: 1, total: 3, lastUnread: null })
    const { layers, steps: shown, integrity } = outline.overview()
    expect(layers[2]).toMatchObject({
      state: 'read',
      size: 90,
      files: 2,
      whiteouts: 1,
      tarSize: 2048,
      verified: true,
    })
    expect(shown[3]?.size).toBe(90)
    expect(integrity).toMatchObject({ configVerified: null, layersVerified: 1, layersTotal: 3 })
    outline.addLayer('sha256:one', contents(1))
    expect(outline.tally().lastUnread).toBe(1)
  })

  it('draws the base as soon as it is found', () => {
    const outline = new Outline('app:1', image, steps)
    const base = { id: 'sha256:b', name: 'base:1', diffIds: image.diffIds.slice(0, 2) }
    outline.setBases([{ ...base, steps: steps.slice(0, 2) }])
    const overview = outline.overview()
    expect(overview.base).toMatchObject({ layers: 2, name: 'base:1', confidence: 'exact' })
    expect(overview.layers.map((layer) => layer.base)).toEqual([true, true, false])
    expect(overview.dockerfile).toMatch(/^FROM base:1\n/)
  })
})
