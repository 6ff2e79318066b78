import { describe, expect, it } from 'vitest'
import {
  analyze,
  device,
  directory,
  file,
  hardlink,
  opaque,
  sized,
  symlink,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestLayer } from '../../../test/unit-support/test-image.ts'
import { analyzeAsDive } from './dive-analysis.ts'
import { diveExport, diveJson } from './dive-export.ts'

const MB = 1_000_000

/** Score and waste that dive gives where the definition gives others; measured on dive itself. */
const cases: readonly [string, readonly TestLayer[], number, number][] = [
  [
    'one whiteout of a directory costs nothing',
    [[directory('/d'), sized('/d/a', 100 * MB, 'a')], [whiteout('/d')]],
    1,
    0,
  ],
  [
    'whiteouts of files count in full',
    [
      [sized('/d/a', 50 * MB, 'a'), sized('/d/b', 50 * MB, 'b')],
      [whiteout('/d/a'), whiteout('/d/b')],
    ],
    0,
    100 * MB,
  ],
  [
    'the kept copy counts as waste',
    [[sized('/a', 100 * MB, 'a')], [sized('/a', 100 * MB, 'a', { mode: 0o755 })]],
    0.5,
    200 * MB,
  ],
  [
    'three copies',
    [[sized('/a', 10 * MB, '1')], [sized('/a', 10 * MB, '2')], [sized('/a', 10 * MB, '3')]],
    1 / 3,
    30 * MB,
  ],
  [
    'the smallest copy counts, not the last',
    [[sized('/a', MB, '1')], [sized('/a', 100 * MB, '2')]],
    1 / 101,
    101 * MB,
  ],
  [
    'deleted and added again',
    [[sized('/a', 10 * MB, '1')], [whiteout('/a')], [sized('/a', 10 * MB, '1')]],
    0,
    20 * MB,
  ],
  [
    'a whiteout of nothing ends the layer, and takes a byte',
    [[sized('/z', MB, '1')], [whiteout('/a'), sized('/z', MB, '1')]],
    (MB - 1) / MB,
    0,
  ],
  [
    'opaque directories are not seen',
    [
      [directory('/d'), sized('/d/a', MB, 'a')],
      [directory('/d'), opaque('/d')],
    ],
    1,
    0,
  ],
  [
    'a deleted directory counts when it was once empty',
    [[directory('/d')], [directory('/d'), sized('/d/a', MB, 'a')], [whiteout('/d')]],
    0.5,
    MB,
  ],
]

describe('dive’s numbers', () => {
  it.each(cases)('%s', (_, layers, efficiency, waste) => {
    const dive = analyzeAsDive(analyze(layers))
    expect(dive.efficiency).toBeCloseTo(efficiency, 12)
    expect(dive.wastedBytes).toBe(waste)
  })

  it('takes layer 0 for the base', () => {
    expect(analyzeAsDive(analyze([[file('/a', '12')], [file('/b', '123')]]))).toMatchObject({
      sizeBytes: 5,
      userSizeBytes: 3,
      wastedUserPercent: 0,
    })
    expect(analyzeAsDive(analyze([[file('/a', '12')]])).wastedUserPercent).toBeNaN()
  })

  it('is not stopped by paths of any depth', () => {
    const deep = `/${'d/'.repeat(20_000)}f`
    expect(analyzeAsDive(analyze([[file(deep, '1')], [file(deep, '2')]])).wastedBytes).toBe(2)
  })
})

describe('dive’s JSON', () => {
  it('lists files in dive’s order, with Go’s modes, and zeros for what no entry describes', () => {
    const { layer } = diveExport(
      analyze([
        [
          directory('/b', { mode: 0o1777 }),
          file('/b/x', 'x', { mode: 0o4755, uid: 1, gid: 2 }),
          symlink('/b/link', '../x', { mode: 0o777 }),
          hardlink('/b/y', '/b/x'),
          device('/dev/null', 'character', [1, 3]),
          whiteout('/b/gone'),
          opaque('/o'),
        ],
      ]),
    )
    const list = layer[0]?.fileList.map((one) => [
      one.path,
      one.typeFlag,
      one.fileMode,
      one.linkName,
    ])
    const mode = 0o644
    expect(list).toEqual([
      ['b/.wh.gone', 48, mode, ''],
      ['b/link', 50, 2 ** 27 + 0o777, '../x'],
      ['b/x', 48, 2 ** 23 + 0o755, ''],
      ['b/y', 49, mode, 'b/x'],
      ['b', 53, 2 ** 31 + 2 ** 20 + 0o777, ''],
      ['dev/null', 51, 2 ** 26 + 2 ** 21 + mode, ''],
      ['', 0, 0, ''],
      ['', 0, 0, ''],
    ])
  })

  it('names layers as the archive does, and steps as the history does', () => {
    const analysis = analyze([[file('/a', '1')], [file('/b', '1')], []], {
      config: {
        rootfs: { diff_ids: ['sha256:1', 'sha256:2'] },
        history: [
          { created_by: '/bin/sh -c make' },
          { created_by: 'ENV A=1', empty_layer: true },
          { created_by: 'COPY b /b' },
        ],
      },
    })
    const legacy = {
      ...analysis,
      input: { ...analysis.input, manifest: { Layers: ['abc/layer.tar', 'def.tar', 'blobs/x'] } },
    }
    const told = diveExport(legacy).layer.map((one) => [one.id, one.digestId, one.command])
    expect(told).toEqual([
      ['abc', 'sha256:1', 'make'],
      ['def.tar', 'sha256:2', 'COPY b /b'],
      ['blobs', '', '(missing)'],
    ])
  })

  it('is written as Go writes it', () => {
    const text = diveJson(analyze([[file('/a&b', '1')]]))
    expect(text).toContain('"path": "a\\u0026b"')
    expect(text.startsWith('{\n  "layer": [\n    {\n      "index": 0,')).toBe(true)
  })
})
