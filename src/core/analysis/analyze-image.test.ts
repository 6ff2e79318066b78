import { describe, expect, it } from 'vitest'
import { seedConfig } from '../../../test/unit-support/seed-config.ts'
import {
  analyze,
  device,
  directory,
  file,
  hardlink,
  opaque,
  sized,
  symlink,
  testInput,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import { say } from '../sentences/sentence.ts'
import { finding } from '../model/finding.ts'
import { PathTable } from '../store/path-table.ts'
import { analyzeImage, withBase } from './analyze-image.ts'
import { detectBase } from './base.ts'

const codes = (analysis: ReturnType<typeof analyze>) =>
  analysis.findings.map(({ code, layer, severity }) => `${severity} ${code} ${layer ?? ''}`.trim())

describe('the image of the article', () => {
  const seed = analyze(
    [
      [directory('/'), directory('/bin'), file('/bin/sh', 'shell'), symlink('/lib', 'usr/lib')],
      [file('/etc/a', '1')],
      [file('/etc/a', '22')],
      [],
      [file('/app/app.py', 'print()')],
    ],
    { config: seedConfig },
  )

  it('has 6 steps for 5 layers; the CMD of its base owns an empty layer', () => {
    expect(seed.steps.map((step) => [step.instruction.split(' ')[0], step.layerIndex])).toEqual([
      ['ADD', 0],
      ['RUN', 1],
      ['RUN', 2],
      ['CMD', 3],
      ['COPY', 4],
      ['CMD', null],
    ])
    expect(seed.layers.map((layer) => layer.historyIndex)).toEqual([0, 1, 2, 3, 4])
    expect(seed.layers[3]).toMatchObject({ size: 0, added: 0, modified: 0, removed: 0 })
    expect(seed.findings).toEqual([])
  })

  it('is counted', () => {
    expect(seed.layers[0]).toMatchObject({ files: 1, directories: 2, links: 1, size: 5, added: 3 })
    expect(seed.layers[2]).toMatchObject({ files: 1, size: 2, added: 0, modified: 1 })
    expect(seed.image).toMatchObject({ size: 15, mergedSize: 14, mergedEntries: 7 })
    expect(seed.image).toMatchObject({
      os: 'linux',
      architecture: 'amd64',
      shortId: 'abababababab',
    })
    expect(seed.efficiency.score).toBe(14 / 15)
  })
})

describe('entries of every kind', () => {
  it('are counted once, repeated ones too', () => {
    const { layers } = analyze([
      [
        file('/f', 'abc'),
        file('/f', 'd'),
        hardlink('/h', '/f'),
        symlink('/s', 'f'),
        device('/c', 'character', [1, 3]),
        device('/b', 'block', [8, 0]),
        directory('/d'),
        whiteout('/w'),
        opaque('/d'),
      ],
    ])
    expect(layers[0]).toMatchObject({
      files: 2,
      size: 4,
      links: 2,
      others: 2,
      directories: 1,
      whiteouts: 2,
      wastedBytes: 3,
    })
  })
})

describe('findings', () => {
  it('of the layers, each once, with one example', () => {
    const analysis = analyze([
      [symlink('/lib', 'usr/lib'), symlink('/sbin', 'usr/sbin'), file('/a', '1')],
      [
        file('/lib/new', 'x'),
        directory('/sbin'),
        hardlink('/h', '/nowhere'),
        file('/a', '1'),
        file('/a', '2'),
        whiteout('/gone'),
        whiteout('/gone/too'),
        device('/null', 'character', [0, 0]),
      ],
    ])
    expect(codes(analysis)).toEqual([
      'warning shadows-symlink 1',
      'warning broken-hardlink 1',
      'info duplicate-entry 1',
      'info dangling-whiteout 1',
      'info overlay-whiteout-device 1',
    ])
    const shadow = analysis.findings[0]?.message
    expect(shadow).toMatch(/Layer 1 .*(\/lib|\/sbin) and 1 more/)
    expect(analysis.findings[3]?.message).toBe(
      'Layer 1 deletes /gone and 1 more, which no lower layer has.',
    )
  })

  it('not of a link that is deleted before a directory comes, nor of whiteouts below a deleted directory', () => {
    expect(
      codes(
        analyze([
          [symlink('/lib', 'usr/lib'), file('/d/a', '')],
          [whiteout('/lib'), directory('/lib'), whiteout('/d'), whiteout('/d/a')],
        ]),
      ),
    ).toEqual([])
  })

  it('hard links that lead in a circle are broken', () => {
    const analysis = analyze([[hardlink('/a', '/b'), hardlink('/b', '/a'), hardlink('/c', '/c')]])
    expect(codes(analysis)).toEqual(['warning broken-hardlink 0'])
    expect(analysis.findings[0]?.message).toContain('and 2 more')
  })

  it('what the readers found comes along, with its layer, and is not said twice', () => {
    const paths = new PathTable()
    const input = testInput(paths, [[file('/a', '1'), file('/a', '2')]])
    const [layer] = input.layers
    const found = finding('duplicate-entry', 'info', say('entryRepeated', 0, '/a', 0))
    const analysis = analyzeImage(
      {
        ...input,
        findings: [finding('archive-truncated', 'error', say('archiveCut', 1, null))],
        layers: [{ ...layer!, contents: { ...layer!.contents!, findings: [found] } }],
      },
      paths,
    )
    expect(codes(analysis)).toEqual(['error archive-truncated', 'info duplicate-entry 0'])
  })

  it('a layer whose digest is wrong', () => {
    expect(codes(analyze([[]], { layer: { verified: false } }))).toEqual([
      'error layer-digest-mismatch 0',
    ])
  })
})

describe('what is not there', () => {
  it('a missing layer counts as empty, and is said', () => {
    const analysis = analyze([[file('/a', 'aa')], null, [file('/b', 'b')]])
    expect(codes(analysis)).toEqual(['error layer-missing 1'])
    expect(analysis.image).toMatchObject({ size: 3, mergedEntries: 2 })
    expect(analysis.layers[1]).toMatchObject({ tarSize: 0, size: 0, added: 0, historyIndex: 1 })
  })

  it('no layers, no history, no config', () => {
    const empty = analyze([], { config: null })
    expect(codes(empty)).toEqual(['error config-missing'])
    expect(empty.efficiency.score).toBe(1)
    expect(empty.image).toMatchObject({ size: 0, mergedEntries: 0, created: null, os: '' })
  })

  it('a history that does not fit: nothing is shifted', () => {
    const { steps, layers, findings } = analyze([[], []], { config: { history: [{}, {}, {}] } })
    expect(steps.map((step) => step.layerIndex)).toEqual([null, null, null])
    expect(layers.map((layer) => layer.historyIndex)).toEqual([null, null])
    expect(findings[0]?.message).toContain('3 steps for 2 layers')
  })
})

it('a base splits the layers, and makes its steps certain', () => {
  const steps = { history: [{ created_by: 'ADD' }, { created_by: 'RUN' }, { created_by: 'RUN' }] }
  const paths = new PathTable()
  const input = testInput(paths, [[], []], { config: steps })
  const plain = analyzeImage(input, paths)
  const base = detectBase(
    input.layers.map((layer) => layer.diffId),
    plain.config.history,
    [
      {
        name: 'base',
        id: 'x',
        diffIds: [input.layers[0]!.diffId],
        history: plain.config.history.slice(0, 1),
      },
    ],
  )
  const analysis = analyzeImage(input, paths, base)
  expect(analysis.layers.map((layer) => layer.base)).toEqual([true, false])
  expect(analysis.layers.map((layer) => layer.historyIndex)).toEqual([0, null])
  expect(analysis.steps.map((step) => step.certain)).toEqual([true, false, false])
  // a base that is found later changes the same
  const { layers, steps: later, findings } = withBase(plain, base)
  expect({ layers, steps: later, findings }).toEqual({
    layers: analysis.layers,
    steps: analysis.steps,
    findings: analysis.findings,
  })
})

describe('duplicates', () => {
  const copy = (path: string, content = 'same') => sized(path, 4096, content)

  it('are equal content at different paths of the final tree', () => {
    const { duplicates, efficiency } = analyze([
      [
        copy('/b'),
        copy('/a'),
        copy('/other', 'other'),
        sized('/small1', 10, 's'),
        sized('/small2', 10, 's'),
      ],
      [copy('/c'), copy('/gone'), copy('/a')],
      [whiteout('/gone')],
    ])
    expect(duplicates).toMatchObject([
      { size: 4096, count: 3, paths: ['/a', '/b', '/c'], reclaimableBytes: 8192 },
    ])
    expect(duplicates[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(efficiency.wastedBytes).toBe(8192)
  })

  it('are not names of one file', () => {
    expect(analyze([[copy('/a'), hardlink('/b', '/a')]]).duplicates).toEqual([])
  })

  it('name 100 paths at most, and count all', () => {
    const layer = Array.from({ length: 130 }, (_, index) => copy(`/f${index}`))
    const [group] = analyze([layer]).duplicates
    expect(group).toMatchObject({ count: 130, reclaimableBytes: 129 * 4096 })
    expect(group?.paths).toHaveLength(100)
    expect(group?.paths[0]).toBe('/f0')
  })

  it('write all paths of a group with escapes when one needs them', () => {
    const bytes = Uint8Array.of(0x2f, 0x5c, 0xff)
    const layer = [copy('/back\\slash'), file(bytes, 'same', { size: 4096 })]
    const [group] = analyze([layer]).duplicates
    expect(group).toMatchObject({ pathEscaped: true, paths: ['/\\\\\\xff', '/back\\\\slash'] })
  })
})
