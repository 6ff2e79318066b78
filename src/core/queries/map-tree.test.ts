import { describe, expect, it } from 'vitest'
import {
  analyze,
  directory,
  file,
  hardlink,
  opaque,
  sized,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestLayer } from '../../../test/unit-support/test-image.ts'
import { FileExplorer } from './file-explorer.ts'
import type { ShownTree } from './file-explorer.ts'
import type { MapDetail, MapNode } from './map-tree.ts'

const everything: MapDetail = { leastShare: 0, divideShare: 0, depth: 20 }
const merged = (layer: number, ghosts = false): ShownTree => ({
  view: { mode: 'merged', layer },
  ghosts,
  filter: null,
})

function mapOf(layers: readonly TestLayer[], shown: ShownTree, detail = everything, at = '/') {
  const analysis = analyze(layers)
  const explorer = new FileExplorer(analysis.timeline)
  const root = explorer.map(shown, explorer.find(at)!, detail, 1)
  return { analysis, explorer, root }
}

/** `name bytes`, and for a divided directory what is in it. */
function drawn({ inside }: MapNode): readonly unknown[] {
  return inside.map((node) => {
    const label = `${node.kind === 'rest' ? '…' : node.name} ${node.makeup.bytes}`
    return node.inside.length === 0 ? label : { [label]: drawn(node) }
  })
}

const layers: readonly TestLayer[] = [
  [
    directory('usr'),
    directory('usr/share'),
    directory('usr/share/doc'),
    sized('usr/share/doc/a.txt', 300, 'a'),
    sized('usr/share/doc/b.txt', 200, 'b'),
    sized('bin/tool', 100, 't', { mode: 0o755 }),
    hardlink('bin/alias', 'bin/tool'),
    file('empty', ''),
  ],
  [
    sized('usr/share/doc/a.txt', 310, 'a2'),
    sized('app/data.json', 40, 'd'),
    sized('app/lib.so.1', 60, 'l'),
  ],
  [whiteout('usr/share/doc/b.txt'), whiteout('app/data.json')],
]

describe('a map of a tree', () => {
  it('has tiles by bytes, the largest first, chains of directories as one', () => {
    const { root } = mapOf(layers, merged(0))
    expect(drawn(root)).toEqual([
      { 'usr/share/doc 500': ['a.txt 300', 'b.txt 200'] },
      { 'bin 100': ['tool 100'] },
    ])
    expect(root.makeup).toMatchObject({ bytes: 600, files: 5 })
  })

  it('weighs as much as the merged tree, and with ghosts as much as is stored', () => {
    const plain = mapOf(layers, merged(2))
    expect(plain.root.makeup.bytes).toBe(310 + 100 + 60)
    const { root, analysis } = mapOf(layers, merged(2, true))
    const { storedBytes, wastedBytes } = analysis.efficiency
    expect(root.makeup.bytes).toBe(storedBytes)
    expect(root.makeup.wastedBytes).toBe(wastedBytes)
    expect(root.makeup.ghostBytes).toBe(wastedBytes)
  })

  it('shows ghosts beside what is there now, each in its own layer', () => {
    const { root } = mapOf(layers, merged(2, true))
    expect(drawn(root)).toEqual([
      { 'usr/share/doc 810': ['a.txt 310', 'a.txt 300', 'b.txt 200'] },
      { 'app 100': ['lib.so.1 60', 'data.json 40'] },
      { 'bin 100': ['tool 100'] },
    ])
    const [now, before, gone] = root.inside[0]!.inside.map(({ makeup }) => makeup)
    expect(now).toMatchObject({ layer: 1, ghostBytes: 0, wastedBytes: 0, baseBytes: 0 })
    expect(before).toMatchObject({ layer: 0, ghostBytes: 300, wastedBytes: 300, baseBytes: 300 })
    expect(gone).toMatchObject({ layer: 0, ghostBytes: 200 })
  })

  it('weighs a ghost by its own bytes where it took the place of a directory', () => {
    const replaced = [[sized('a/b', 2, 'b')], [sized('a', 5, 'a')], [whiteout('a')]]
    const { root, analysis } = mapOf(replaced, merged(2, true))
    expect(drawn(root)).toEqual([{ 'a 7': ['a 5', 'b 2'] }])
    expect(root.makeup.bytes).toBe(analysis.efficiency.storedBytes)
  })

  it('folds what is small into the rest, and says what most of it is', () => {
    const many = Array.from({ length: 50 }, (_, at) => sized(`etc/f${at}.conf`, 2, `${at}`))
    const own = [sized('etc/x.png', 3, 'x'), sized('big', 900, 'big')]
    const detail = { leastShare: 0.01, divideShare: 0, depth: 20 }
    const { root } = mapOf([many, own], merged(1), detail)
    expect(drawn(root)).toEqual(['big 900', { 'etc 103': ['… 103'] }])
    expect(root.inside[1]!.inside[0]!.makeup).toEqual({
      bytes: 103,
      files: 51,
      ghostBytes: 0,
      wastedBytes: 0,
      baseBytes: 100,
      layer: 0,
      layerBytes: 100,
      type: 'data',
      typeBytes: 100,
    })
  })

  it('leaves a directory whole when it is small, or too deep', () => {
    const small = { leastShare: 0, divideShare: 0.5, depth: 20 }
    expect(drawn(mapOf(layers, merged(0), small).root)).toEqual([
      { 'usr/share/doc 500': ['a.txt 300', 'b.txt 200'] },
      'bin 100',
    ])
    const flat = { leastShare: 0, divideShare: 0, depth: 1 }
    const { root } = mapOf(layers, merged(0), flat)
    expect(drawn(root)).toEqual(['usr/share/doc 500', 'bin 100'])
    expect(root.inside[0]!.makeup).toMatchObject({ files: 2, type: 'text', layer: 0 })
  })

  it('begins at any directory, and knows types by name and by mode', () => {
    const { root } = mapOf(layers, merged(1), everything, '/app')
    expect(drawn(root)).toEqual(['lib.so.1 60', 'data.json 40'])
    expect(root.inside.map(({ makeup }) => makeup.type)).toEqual(['library', 'data'])
    const bin = mapOf(layers, merged(1), everything, '/bin').root
    expect(bin.inside[0]!.makeup.type).toBe('program')
  })

  it('weighs what a layer stores, not what it removes; and what differs after, not before', () => {
    const view = (shown: ShownTree['view']) => ({ view: shown, ghosts: false, filter: null })
    const layer = mapOf(layers, view({ mode: 'layer', layer: 2 }))
    expect(layer.root.makeup.bytes).toBe(0)
    expect(layer.root.inside).toEqual([])
    const second = mapOf(layers, view({ mode: 'layer', layer: 1 }))
    expect(second.root.makeup.bytes).toBe(410)
    const compared = mapOf(layers, view({ mode: 'compare', from: 1, to: 2 }))
    expect(compared.root.makeup.bytes).toBe(470)
  })

  it('counts a file with several names once, and what an opaque directory hides as a ghost', () => {
    const hidden: readonly TestLayer[] = [
      [sized('d/one', 70, '1'), hardlink('other', 'd/one')],
      [directory('d'), opaque('d'), sized('d/two', 5, '2')],
    ]
    const { root, analysis } = mapOf(hidden, merged(0, true))
    expect(root.makeup.bytes).toBe(70)
    const after = mapOf(hidden, merged(1)).root
    expect(after.makeup.bytes).toBe(75)
    // one name still has the copy: it is not wasted
    expect(analysis.efficiency.wastedBytes).toBe(0)
    expect(after.makeup.wastedBytes).toBe(0)
  })

  it('applies a filter', () => {
    const filter = { kinds: ['file'] as const, minSize: 200 }
    const { root } = mapOf(layers, { ...merged(0), filter })
    expect(drawn(root)).toEqual([{ 'usr/share/doc 500': ['a.txt 300', 'b.txt 200'] }])
  })
})

describe('one row of a tree', () => {
  it('is that of a copy, of what is shown, or none', () => {
    const { explorer } = mapOf(layers, merged(2, true))
    const path = explorer.find('/usr/share/doc/a.txt')!
    const shown = merged(2, true)
    expect(explorer.row(shown, path, 0)).toMatchObject({ ghost: true, size: 300, hiddenBy: 1 })
    expect(explorer.row(shown, path, null)).toMatchObject({
      ghost: false,
      size: 310,
      layer: 1,
      directory: '/usr/share/doc',
    })
    expect(explorer.row(shown, path, 2)).toBeNull()
    const doc = explorer.find('/usr/share/doc')!
    expect(explorer.row(shown, doc, null)).toMatchObject({ kind: 'directory', expandable: true })
  })
})
