import { succeed } from '../../../core/model/result.ts'
import type { FileRow, FlatRow } from '../../../core/queries/file-row.ts'
import type { MapTile } from '../../../shared/file-views.ts'
import { fakeBridge, type FakeBridge } from '../../app/fake-bridge.test-support.ts'

/** A file for a test: a row's facts, and what is below it. */
export interface FileOf extends Partial<Omit<FileRow, 'path' | 'expandable'>> {
  readonly name: string
  readonly below?: readonly FileOf[]
}

interface Known {
  readonly row: FileRow
  readonly text: string
  readonly below: readonly Known[]
}

export function rowOf(path: number, { below, ...facts }: FileOf): FileRow {
  return {
    path,
    escaped: false,
    chain: [],
    kind: below ? 'directory' : 'file',
    size: 0,
    sizeBefore: null,
    entriesBelow: below ? below.length : null,
    mode: below ? 0o755 : 0o644,
    uid: 0,
    gid: 0,
    mtime: Date.UTC(2026, 2, 3),
    linkTarget: null,
    link: null,
    device: null,
    xattrs: [],
    layer: 0,
    implied: false,
    change: 'unchanged',
    changed: [],
    changeBelow: false,
    ghost: false,
    hiddenBy: null,
    expandable: (below?.length ?? 0) > 0,
    ...facts,
  }
}

/** A host whose image has these files; it pages, filters by change, and finds by name. */
export function filesBridge(files: readonly FileOf[]): FakeBridge {
  const bridge = fakeBridge()
  let last = 0
  const learn = (file: FileOf, above: string): Known => {
    const row = rowOf((last += 1), file)
    const text = `${above}/${file.name}`
    return { row, text, below: (file.below ?? []).map((inner) => learn(inner, text)) }
  }
  const root: Known = {
    row: rowOf(0, { name: '/', below: files }),
    text: '',
    below: files.map((file) => learn(file, '')),
  }
  const all = (from: Known): readonly Known[] => [from, ...from.below.flatMap(all)]
  const find = (path: number) => all(root).find(({ row }) => row.path === path) ?? root
  const page = <Row>(rows: readonly Row[], offset: number, limit: number) => ({
    total: rows.length,
    offset,
    rows: rows.slice(offset, offset + limit),
  })
  const flat = ({ row, text }: Known): FlatRow => ({
    ...row,
    expandable: false,
    directory: text.slice(0, text.lastIndexOf('/')) || '/',
  })

  bridge.answer('files:children', ({ directory, offset, limit, ghosts, filter }) => {
    const { row, below } = find(directory)
    const shown = below
      .map((known) => known.row)
      .filter((child) => ghosts || !child.ghost)
      .filter((child) => filter?.changes?.includes(child.change) ?? true)
    return succeed({ ...page(shown, offset, limit), directory: row })
  })
  bridge.answer('files:search', ({ query, offset, limit }) => {
    const found = all(root).filter(({ row }) => row.path > 0 && row.name.includes(query.text))
    return succeed({ ...page(found.map(flat), offset, limit), complete: true, progress: 1 })
  })
  bridge.answer('files:list', ({ filter, offset, limit }) => {
    const rows = all(root)
      .filter(({ row }) => row.kind === 'file')
      .filter(({ row }) => filter?.onlyGhosts !== true || row.ghost)
      .sort((a, b) => b.row.size - a.row.size)
    return succeed(page(rows.map(flat), offset, limit))
  })
  const weight = ({ row, below }: Known): number =>
    below.reduce((sum, child) => sum + weight(child), row.kind === 'file' ? row.size : 0)
  /** Tiles side by side, ten pixels high for each level: enough for what a test looks at. */
  bridge.answer('files:map', ({ directory, width, ghosts }) => {
    const tiles: MapTile[] = []
    const place = (known: Known, above: number, left: number, wide: number, depth: number) => {
      const bytes = weight(known)
      const { row, below } = known
      const divided = below.length > 0
      const own = { bytes, files: all(known).length, ghostBytes: row.ghost ? bytes : 0 }
      const types = { type: 'other' as const, typeBytes: bytes }
      const layers = { layer: row.layer, layerBytes: bytes, baseBytes: 0, wastedBytes: 0 }
      const box = { left, top: depth * 10, width: wide, height: 100 - depth * 10 }
      const kind = divided ? 'directory' : 'file'
      const about = { kind, path: row.path, name: row.name, above, divided } as const
      const index = tiles.push({ ...about, ...own, ...types, ...layers, ...box }) - 1
      spread(below, index, left, wide, depth + 1, bytes)
    }
    const spread = (
      below: readonly Known[],
      above: number,
      left: number,
      wide: number,
      depth: number,
      whole: number,
    ) => {
      let at = left
      for (const child of below) {
        const bytes = weight(child)
        if (bytes === 0 || (child.row.ghost && !ghosts)) continue
        place(child, above, at, (wide * bytes) / whole, depth)
        at += (wide * bytes) / whole
      }
    }
    const at = find(directory)
    const bytes = weight(at)
    spread(at.below, -1, 0, width, 0, bytes)
    const crumbs = all(root)
      .filter(({ text }) => `${at.text}/`.startsWith(`${text}/`))
      .map(({ row }) => ({ path: row.path, name: row.name }))
    return succeed({ bytes, files: all(at).length - 1, crumbs, tiles })
  })
  bridge.answer('files:row', ({ path }) => succeed(flat(find(path))))
  bridge.answer('files:life', ({ path }) =>
    succeed({ path, text: find(path).text || '/', events: [] }),
  )
  bridge.answer('files:preview', ({ path, layer }) => {
    const { row } = find(path)
    return succeed({
      path,
      layer,
      kind: row.kind,
      size: row.size,
      offset: 0,
      end: row.size,
      more: false,
      content: { kind: 'text', encoding: 'utf-8', text: `content of ${row.name}\n` },
      linkTarget: null,
      xattrs: [],
      digest: null,
    })
  })
  bridge.answer('files:reveal', ({ target }) => {
    const known = all(root).find(({ row, text }) => row.path === target || text === target)
    const steps = all(root)
      .filter(({ row, text }) => row.path > 0 && `${known?.text ?? ''}/`.startsWith(`${text}/`))
      .map(({ row, text }) => {
        const above = all(root).find((other) => other.text === text.slice(0, text.lastIndexOf('/')))
        const index = (above ?? root).below.findIndex((child) => child.row === row)
        return { directory: (above ?? root).row.path, path: row.path, index }
      })
    return succeed({ found: known !== undefined, steps })
  })
  return bridge
}
