import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  directory,
  file,
  hardlink,
  layerContents,
  opaque,
  sized,
  symlink,
  textOf,
  whiteout,
} from '../../../test/unit-support/test-image.ts'
import type { TestEntry, TestLayer } from '../../../test/unit-support/test-image.ts'
import { rootPath } from '../store/path-table.ts'
import { PathTable } from '../store/path-table.ts'
import { buildTimeline } from '../union/build-timeline.ts'
import { absent } from '../union/live-tree.ts'
import { FileExplorer } from './file-explorer.ts'
import type { ShownTree } from './file-explorer.ts'
import type { FileRow, FileSort } from './file-row.ts'
import type { NameQuery } from './name-query.ts'
import { globPattern } from './glob.ts'
import { QueryError } from './name-matcher.ts'
import type { TreeView } from './tree-view.ts'

function explorerOf(layers: readonly TestLayer[]): FileExplorer {
  const paths = new PathTable()
  const contents = layers.map((layer) => layerContents(paths, layer))
  return new FileExplorer(buildTimeline(paths, contents).timeline)
}

const merged = (layer: number, ghosts = false): ShownTree => ({
  view: { mode: 'merged', layer },
  ghosts,
  filter: null,
})

function children(
  explorer: FileExplorer,
  shown: ShownTree,
  path = '/',
  sort: FileSort | null = null,
  collapse = false,
): readonly FileRow[] {
  const number = explorer.find(path)
  if (number === null) throw new Error(`no ${path}`)
  return explorer.children(shown, number, sort, collapse, 0, 1000).rows
}

/** All rows of a tree, walked as a window would: path → row. */
function walk(explorer: FileExplorer, shown: ShownTree): ReadonlyMap<string, FileRow> {
  const rows = new Map<string, FileRow>()
  const visit = (number: number): void => {
    const page = explorer.children(shown, number, null, false, 0, 1000)
    expect(page.rows.length).toBe(page.total)
    for (const row of page.rows) {
      if (row.ghost && rows.has(textOf(explorer.timeline.paths, row.path))) continue
      rows.set(textOf(explorer.timeline.paths, row.path), row)
      if (row.expandable) visit(row.path)
    }
  }
  visit(rootPath)
  return rows
}

function list(explorer: FileExplorer, shown: ShownTree, query: NameQuery | null): string[] {
  const work = explorer.list(shown, 'all', query, null)
  let step = work.next()
  while (step.done !== true) step = work.next()
  const { rows } = explorer.rows(shown, step.value, 0, 10_000)
  return rows.map((row) => textOf(explorer.timeline.paths, row.path))
}

const segment = fc.constantFrom('a', 'b', 'ab', 'B')
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`)
const anyEntry: fc.Arbitrary<TestEntry> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(path, fc.constantFrom('x', 'yy', ''), fc.constantFrom(0o644, 0o4755))
      .map(([at, content, mode]) => file(at, content, { mode })),
  },
  { weight: 2, arbitrary: path.map((at) => directory(at)) },
  { weight: 1, arbitrary: path.map((at) => symlink(at, 'a')) },
  { weight: 1, arbitrary: fc.tuple(path, path).map(([at, to]) => hardlink(at, to)) },
  { weight: 2, arbitrary: path.map(whiteout) },
  { weight: 1, arbitrary: path.map(opaque) },
)
const anyLayers = fc.array(fc.array(anyEntry, { maxLength: 8 }), { minLength: 1, maxLength: 4 })

describe('the merged view', () => {
  it('shows every path of the merged tree and nothing else', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const explorer = explorerOf(layers)
        const { timeline } = explorer
        for (let layer = 0; layer < layers.length; layer++) {
          const expected: string[] = []
          for (let at = 1; at < timeline.pathCount; at++) {
            if (timeline.stateAt(at, layer) !== absent) expected.push(textOf(timeline.paths, at))
          }
          expect([...walk(explorer, merged(layer)).keys()].sort()).toEqual(expected.sort())
        }
      }),
    )
  })

  it('gives a directory the sum of what is below it, each copy once', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const explorer = explorerOf(layers)
        const { timeline } = explorer
        const last = layers.length - 1
        const copies = new Map<number, number>()
        let paths = 0
        for (let at = 1; at < timeline.pathCount; at++) {
          const entry = timeline.stateAt(at, last)
          if (entry === absent) continue
          paths++
          if (entry < 0 || !timeline.entries.isFile(entry)) continue
          const inode = timeline.entries.inodes[entry]!
          const layer = timeline.entries.layerOf(inode)
          const row = inode - timeline.entries.starts[layer]!
          copies.set(inode, timeline.entries.table(layer).size[row]!)
        }
        const root = explorer.children(merged(last), rootPath, null, false, 0, 0).directory
        expect(root.size).toBe([...copies.values()].reduce((sum, size) => sum + size, 0))
        expect(root.entriesBelow).toBe(paths)
      }),
    )
  })

  it('counts a copy at its other name when its own is gone', () => {
    const explorer = explorerOf([
      [sized('/a/own', 10, 'x'), hardlink('/other', '/a/own')],
      [whiteout('/a/own')],
    ])
    const root = explorer.children(merged(1), rootPath, null, false, 0, 9)
    expect(root.directory.size).toBe(10)
    expect(root.rows.map((row) => [row.name, row.kind, row.size])).toEqual([
      ['a', 'directory', 0],
      ['other', 'file', 10],
    ])
  })

  it('marks a directory exactly when something below it changed in the layer', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const explorer = explorerOf(layers)
        const rows = walk(explorer, merged(layers.length - 1, true))
        for (const [at, row] of rows) {
          const below = [...rows].filter(([other]) => other.startsWith(`${at}/`))
          const changed = below.some(([, other]) => other.change !== 'unchanged')
          expect([at, row.changeBelow]).toEqual([at, changed])
        }
      }),
    )
  })
})

describe('a comparison', () => {
  it('is the two merged trees side by side', () => {
    fc.assert(
      fc.property(anyLayers, fc.nat(3), fc.nat(3), (layers, one, other) => {
        const from = one % layers.length
        const to = other % layers.length
        const explorer = explorerOf(layers)
        const before = walk(explorer, merged(from))
        const after = walk(explorer, merged(to))
        const rows = walk(explorer, {
          view: { mode: 'compare', from, to },
          ghosts: false,
          filter: null,
        })
        expect([...rows.keys()].sort()).toEqual(
          [...new Set([...before.keys(), ...after.keys()])].sort(),
        )
        for (const [at, row] of rows) {
          const was = before.get(at)
          const is = after.get(at)
          if (!was) expect(row.change).toBe('added')
          else if (!is) expect(row.change).toBe('removed')
          else expect(['modified', 'unchanged']).toContain(row.change)
          if (from === to) expect(row.change).toBe('unchanged')
          if (row.kind === 'file' && row.change !== 'removed') expect(row.size).toBe(is?.size)
        }
      }),
    )
  })
})

describe('a comparison the other way round', () => {
  it('says the same of what is in both', () => {
    fc.assert(
      fc.property(anyLayers, fc.nat(3), fc.nat(3), (layers, one, other) => {
        const explorer = explorerOf(layers)
        const [from, to] = [one % layers.length, other % layers.length]
        const compared = (view: TreeView) => walk(explorer, { view, ghosts: false, filter: null })
        const there = compared({ mode: 'compare', from, to })
        const back = compared({ mode: 'compare', from: to, to: from })
        expect([...back.keys()].sort()).toEqual([...there.keys()].sort())
        for (const [at, row] of there) {
          const opposite = back.get(at)
          expect(opposite?.change).toBe(mirrored[row.change])
          expect(opposite?.changed).toEqual(row.changed)
        }
      }),
    )
  })
})

const mirrored = {
  added: 'removed',
  removed: 'added',
  modified: 'modified',
  unchanged: 'unchanged',
} as const

describe('one layer', () => {
  it('shows what it brings and takes away, and the directories that lead there', () => {
    const explorer = explorerOf([
      [file('/etc/passwd', 'root'), file('/opt/a/b', 'x'), file('/opt/a/c', 'y')],
      [file('/etc/hosts', 'h'), whiteout('/opt/a')],
    ])
    const rows = walk(explorer, { view: { mode: 'layer', layer: 1 }, ghosts: false, filter: null })
    expect([...rows].map(([at, row]) => [at, row.change])).toEqual([
      ['/etc', 'unchanged'],
      ['/etc/hosts', 'added'],
      ['/opt', 'unchanged'],
      ['/opt/a', 'removed'],
      ['/opt/a/b', 'removed'],
      ['/opt/a/c', 'removed'],
    ])
    expect(rows.get('/opt/a/b')).toMatchObject({ layer: 0, hiddenBy: 1, ghost: false })
  })
})

describe('ghosts', () => {
  const explorer = explorerOf([
    [file('/key', 'secret'), file('/log/a', 'aa'), file('/conf', 'old')],
    [whiteout('/key'), file('/conf', 'newer')],
    [file('/conf', 'newest'), whiteout('/log')],
    [file('/other', 'o')],
  ])

  it('are shown in place on request, with the layer that hid them', () => {
    const rows = children(explorer, merged(3, true))
    expect(rows.map((row) => [row.name, row.layer, row.ghost, row.hiddenBy])).toEqual([
      ['conf', 2, false, null],
      ['conf', 1, true, 2],
      ['conf', 0, true, 1],
      ['key', 0, true, 1],
      ['log', 0, true, 2],
      ['other', 3, false, null],
    ])
    expect(children(explorer, merged(3, true), '/log').map((row) => row.ghost)).toEqual([true])
    expect(children(explorer, merged(3)).map((row) => row.name)).toEqual(['conf', 'other'])
  })

  it('are only those of the layers shown', () => {
    expect(children(explorer, merged(0, true)).some((row) => row.ghost)).toBe(false)
  })

  it('can be had alone', () => {
    const shown = { ...merged(3, true), filter: { onlyGhosts: true, kinds: ['file'] as const } }
    expect(list(explorer, shown, null)).toEqual(['/conf', '/conf', '/key', '/log/a'])
  })
})

describe('rows', () => {
  it('are sorted by every column, both ways', () => {
    const explorer = explorerOf([
      [
        sized('/b', 5, 'b', { mode: 0o600, uid: 2, mtime: 3000 }),
        sized('/a', 7, 'a', { mode: 0o755, uid: 1, mtime: -1000 }),
        sized('/c', 5, 'c', { mode: 0o644, uid: 0, mtime: 2000 }),
      ],
    ])
    const order = (by: FileSort['by'], way: FileSort['order']) =>
      children(explorer, merged(0), '/', { by, order: way })
        .map((row) => row.name)
        .join('')
    expect(order('name', 'asc')).toBe('abc')
    expect(order('name', 'desc')).toBe('cba')
    expect(order('size', 'asc')).toBe('bca')
    expect(order('size', 'desc')).toBe('abc')
    expect(order('mtime', 'asc')).toBe('acb')
    expect(order('mode', 'desc')).toBe('acb')
    expect(order('owner', 'asc')).toBe('cab')
  })

  it('are in the order of their bytes in a directory of thousands', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^(pre|prefix)?[a-e]{1,12}$/), {
          minLength: 65,
          maxLength: 900,
        }),
        (names) => {
          const explorer = explorerOf([names.map((name) => file(`/d/${name}`, 'x'))])
          const rows = children(explorer, merged(0), '/d')
          expect(rows.map((row) => row.name)).toEqual([...names].sort())
        },
      ),
      { numRuns: 20 },
    )
  })

  it('are paged', () => {
    const explorer = explorerOf([[file('/a', ''), file('/b', ''), file('/c', '')]])
    const page = explorer.children(merged(0), rootPath, null, false, 1, 1)
    expect(page).toMatchObject({ total: 3, offset: 1, rows: [{ name: 'b' }] })
    expect(explorer.children(merged(0), rootPath, null, false, 9, 5).rows).toEqual([])
  })

  it('stand for a chain of directories with nothing else in them', () => {
    const explorer = explorerOf([[file('/usr/share/doc/a/b/copyright', 'c'), file('/usr/x', '')]])
    const [usr] = children(explorer, merged(0), '/', null, true)
    expect(usr).toMatchObject({ name: 'usr', chain: [] })
    const [share] = children(explorer, merged(0), '/usr', null, true)
    expect(share?.chain.map((link) => link.name)).toEqual(['share', 'doc', 'a'])
    expect(share).toMatchObject({ name: 'b', expandable: true, entriesBelow: 1 })
  })

  it('say where a symbolic link leads', () => {
    const explorer = explorerOf([
      [
        file('/usr/bin/sh', '#'),
        symlink('/bin', 'usr/bin'),
        symlink('/good', '/bin/sh'),
        symlink('/dangling', 'nowhere'),
        symlink('/outside', '../../etc/x'),
        symlink('/climbs', '../usr'),
        symlink('/loop', 'loop'),
        symlink('/through', 'good/x'),
        symlink('/old', 'usr'),
      ],
      [whiteout('/old'), directory('/old')],
    ])
    const states = new Map(children(explorer, merged(0)).map((row) => [row.name, row.link]))
    expect(states.get('good')).toMatchObject({ state: 'present', text: '/usr/bin/sh' })
    expect(states.get('bin')).toMatchObject({ state: 'present', text: '/usr/bin' })
    expect(states.get('dangling')?.state).toBe('dangling')
    expect(states.get('outside')?.state).toBe('outside')
    expect(states.get('climbs')).toMatchObject({ state: 'outside', text: '/usr' })
    expect(states.get('loop')?.state).toBe('loop')
    expect(states.get('through')?.state).toBe('dangling')
    expect(states.get('old')?.state).toBe('shadowed')
    expect(states.get('usr')).toBeNull()
  })
})

describe('reveal', () => {
  it('leads to the row of every path that is shown', () => {
    fc.assert(
      fc.property(anyLayers, fc.boolean(), fc.boolean(), (layers, ghosts, collapse) => {
        const explorer = explorerOf(layers)
        const shown = merged(layers.length - 1, ghosts)
        const sort: FileSort = { by: 'size', order: 'desc' }
        for (const [, row] of walk(explorer, shown)) {
          const revealed = explorer.reveal(shown, row.path, sort, collapse)
          expect(revealed.found).toBe(true)
          let at: number = rootPath
          for (const step of revealed.steps) {
            expect(step.directory).toBe(at)
            const { rows } = explorer.children(shown, at, sort, collapse, step.index, 1)
            expect(rows[0]?.path).toBe(step.path)
            at = step.path
          }
          const lastRow = revealed.steps.at(-1)!
          const { rows } = explorer.children(
            shown,
            lastRow.directory,
            sort,
            collapse,
            lastRow.index,
            1,
          )
          const stands = [...rows[0]!.chain.map((link) => link.path), rows[0]!.path]
          expect(stands).toContain(row.path)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('search', () => {
  const explorer = explorerOf([
    [
      file('/usr/lib/libssl.so.3', ''),
      file('/usr/lib/LIBSSL.md', ''),
      file('/usr/share/Über/straße.txt', ''),
      file('/etc/ssl/openssl.cnf', ''),
      file('/srv/a-b.js', ''),
    ],
  ])
  const find = (text: string, rest: Partial<NameQuery> = {}) =>
    list(explorer, merged(0), { text, syntax: 'substring', on: 'name', ignoreCase: false, ...rest })

  it('finds text in names and paths', () => {
    expect(find('libssl')).toEqual(['/usr/lib/libssl.so.3'])
    expect(find('libssl', { ignoreCase: true })).toEqual([
      '/usr/lib/LIBSSL.md',
      '/usr/lib/libssl.so.3',
    ])
    expect(find('ÜBER', { ignoreCase: true })).toEqual(['/usr/share/Über'])
    expect(find('lib/lib', { on: 'path' })).toEqual(['/usr/lib/libssl.so.3'])
    expect(find('/etc', { on: 'path' })).toEqual(['/etc', '/etc/ssl', '/etc/ssl/openssl.cnf'])
    expect(find('')).toHaveLength(12)
  })

  it('knows globs and regular expressions', () => {
    const glob = (text: string, rest: Partial<NameQuery> = {}) =>
      find(text, { syntax: 'glob', ...rest })
    expect(glob('*.so.*')).toEqual(['/usr/lib/libssl.so.3'])
    expect(glob('*ssl')).toEqual(['/etc/ssl'])
    expect(glob('?-[a-c].{js,ts}')).toEqual(['/srv/a-b.js'])
    expect(glob('/usr/*/*.md', { on: 'path' })).toEqual(['/usr/lib/LIBSSL.md'])
    expect(glob('**/*.cnf', { on: 'path' })).toEqual(['/etc/ssl/openssl.cnf'])
    expect(find('^lib.*\\d$', { syntax: 'regex' })).toEqual(['/usr/lib/libssl.so.3'])
    expect(() => find('(', { syntax: 'regex' })).toThrow(QueryError)
  })

  it('agrees with a plain search in all paths', () => {
    const query = fc.record({
      text: fc.stringMatching(/^[abB/]{0,4}$/),
      on: fc.constantFrom('name' as const, 'path' as const),
      ignoreCase: fc.boolean(),
    })
    fc.assert(
      fc.property(anyLayers, query, (layers, { text, on, ignoreCase }) => {
        const random = explorerOf(layers)
        const shown = merged(layers.length - 1)
        const fold = (word: string) => (ignoreCase ? word.toLowerCase() : word)
        const expected = [...walk(random, shown).keys()].filter((at) =>
          fold(on === 'path' ? at : at.slice(at.lastIndexOf('/') + 1)).includes(fold(text)),
        )
        const found = list(random, shown, { text, syntax: 'substring', on, ignoreCase })
        expect(found.sort()).toEqual(expected.sort())
      }),
    )
  })
})

describe('a glob on paths', () => {
  const segments = fc.array(fc.constantFrom('a', 'b', 'ab', 'a\nb', '{x', 'B'), {
    minLength: 1,
    maxLength: 4,
  })
  const part = fc.constantFrom(
    ...['a', 'b', '*', '**', '***', 'a*', '**a', '?', 'a?b', '[ab]', '[!a]', '{a,b}', '{,a}', ''],
    ...['{a', 'b,c}', '{a,[}]', '\\a', '[a', 'b]', 'B'],
  )

  it('fits name by name what its pattern fits as a whole text', () => {
    const layers = fc.array(segments, { minLength: 1, maxLength: 12 })
    const glob = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(layers, glob, fc.boolean(), (files, text, ignoreCase) => {
        const random = explorerOf([files.map((names) => file(`/${names.join('/')}/f`, ''))])
        const pattern = new RegExp(globPattern(text), ignoreCase ? 'iu' : 'u')
        const expected = [...walk(random, merged(0)).keys()].filter((at) => pattern.test(at))
        const query = { text, syntax: 'glob', on: 'path', ignoreCase } as const
        expect(list(random, merged(0), query).sort()).toEqual(expected.sort())
      }),
      { numRuns: 300 },
    )
  })
})

describe('filters', () => {
  const explorer = explorerOf([
    [
      sized('/small', 10, 's'),
      sized('/large', 1000, 'l', { uid: 7, gid: 8 }),
      sized('/su', 10, 'su', { mode: 0o4755 }),
      symlink('/link', 'small'),
      directory('/dir'),
      sized('/dir/inner', 500, 'i'),
    ],
    [sized('/small', 10, 's', { mode: 0o600 }), whiteout('/large')],
  ])
  const names = (filter: ShownTree['filter'], layer = 0) =>
    list(explorer, { ...merged(layer), filter }, null)

  it('take what fits', () => {
    expect(names({ minSize: 500 })).toEqual(['/dir/inner', '/large'])
    expect(names({ minSize: 11, maxSize: 999 })).toEqual(['/dir/inner'])
    expect(names({ kinds: ['symlink', 'directory'] })).toEqual(['/dir', '/link'])
    expect(names({ setId: true })).toEqual(['/su'])
    expect(names({ uids: [7] })).toEqual(['/large'])
    expect(names({ gids: [8] })).toEqual(['/large'])
    expect(names({ layers: [1] }, 1)).toEqual(['/small'])
    expect(names({ changes: ['modified'] }, 1)).toEqual(['/small'])
    expect(names({ changed: ['mode'] }, 1)).toEqual(['/small'])
    expect(names({ changed: ['content'] }, 1)).toEqual([])
  })

  it('leave rows out of a sorted list, and the others in their order', () => {
    const sort = fc.record({
      by: fc.constantFrom('size' as const, 'mode' as const, 'path' as const),
      order: fc.constantFrom('asc' as const, 'desc' as const),
    })
    fc.assert(
      fc.property(anyLayers, fc.boolean(), sort, (layers, ghosts, order) => {
        const random = explorerOf(layers)
        const rows = (filter: ShownTree['filter']) => {
          const shown = { ...merged(layers.length - 1, ghosts), filter }
          const work = random.list(shown, 'files', null, order)
          let step = work.next()
          while (step.done !== true) step = work.next()
          return random.rows(shown, step.value, 0, 10_000).rows
        }
        const fitting = rows(null).filter(({ size }) => size >= 2)
        expect(rows({ minSize: 2 })).toEqual(fitting)
      }),
    )
  })

  it('keep the directories of a tree that lead to what fits', () => {
    const shown = { ...merged(0), filter: { minSize: 400, maxSize: 600 } }
    expect([...walk(explorer, shown).keys()]).toEqual(['/dir', '/dir/inner'])
  })
})
