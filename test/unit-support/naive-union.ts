import type { TestEntry, TestLayer } from './test-image.ts'

/*
 * The stacking of layers written for obviousness, not for size or speed: maps from path to what is
 * there, copied at every layer. The oracle of the property tests.
 */

/** A tar entry by layer and place; null is an implied directory. */
export interface Found {
  readonly layer: number
  readonly index: number
  readonly entry: TestEntry
}
export type State = ReadonlyMap<string, Found | null>

export interface NaiveUnion {
  /** The merged tree at each layer, without the root. */
  readonly states: readonly State[]
  /** What a found entry shares its inode with; null for a broken link. */
  readonly inodeOf: (found: Found) => Found | null
}

export function isDirectory(found: Found | null): boolean {
  return found === null || found.entry.kind === 'directory'
}

export function isMarker(entry: TestEntry): boolean {
  return entry.kind === 'whiteout' || entry.kind === 'opaque'
}

export function pathOf(entry: TestEntry): string {
  return entry.path as string
}

function parentsOf(path: string): readonly string[] {
  const names = path.split('/').slice(1)
  return names.slice(0, -1).map((_, index) => `/${names.slice(0, index + 1).join('/')}`)
}

function removeBelow(state: Map<string, Found | null>, path: string): void {
  for (const other of [...state.keys()]) if (other.startsWith(`${path}/`)) state.delete(other)
}

/** What one layer holds by itself, and for its hard links what their target was when they came. */
export function ownTree(layer: TestLayer, number: number) {
  const tree = new Map<string, Found | null>()
  const bound = new Map<TestEntry, Found>()
  for (const [index, entry] of layer.entries()) {
    if (isMarker(entry)) continue
    const path = pathOf(entry)
    const target = entry.kind === 'hardlink' ? tree.get(entry.link) : undefined
    if (target && !isDirectory(target)) bound.set(entry, target)
    for (const parent of parentsOf(path)) {
      if (!tree.has(parent) || !isDirectory(tree.get(parent) ?? null)) tree.set(parent, null)
    }
    if (entry.kind !== 'directory') removeBelow(tree, path)
    tree.set(path, { layer: number, index, entry })
  }
  return { tree, bound }
}

/** One layer's own tree and markers over a lower tree. */
export function overlay(lower: State, layer: TestLayer, tree: State): State {
  const state = withoutHidden(lower, layer)
  const byDepth = [...tree].sort(
    ([one], [other]) => one.split('/').length - other.split('/').length,
  )
  for (const [path, found] of byDepth) {
    const below = state.get(path)
    if (found === null && below !== undefined && isDirectory(below)) continue
    if (!isDirectory(found)) removeBelow(state, path)
    state.set(path, found)
  }
  return state
}

function withoutHidden(lower: State, layer: TestLayer): Map<string, Found | null> {
  const state = new Map(lower)
  for (const entry of layer) {
    if (entry.kind === 'whiteout') state.delete(pathOf(entry))
    if (isMarker(entry)) removeBelow(state, pathOf(entry))
  }
  return state
}

export function naiveUnion(layers: readonly TestLayer[]): NaiveUnion {
  const states: State[] = []
  const inodes = new Map<TestEntry, Found | null>()
  let lower: State = new Map()
  for (const [number, layer] of layers.entries()) {
    const { tree, bound } = ownTree(layer, number)
    const visible = withoutHidden(lower, layer)
    for (const entry of layer) {
      if (entry.kind === 'hardlink') inodes.set(entry, follow(entry, [], tree, bound, visible))
    }
    lower = overlay(lower, layer, tree)
    states.push(lower)
  }
  return { states, inodeOf }

  function inodeOf(found: Found): Found | null {
    return found.entry.kind === 'hardlink' ? (inodes.get(found.entry) ?? null) : found
  }

  function follow(
    link: TestEntry,
    seen: readonly TestEntry[],
    tree: State,
    bound: ReadonlyMap<TestEntry, Found>,
    visible: State,
  ): Found | null {
    if (seen.includes(link)) return null
    const later = tree.has(link.link) ? tree.get(link.link) : visible.get(link.link)
    const target = bound.get(link) ?? later ?? null
    if (target === null || isDirectory(target)) return null
    if (target.entry.kind !== 'hardlink') return target
    if (inodes.has(target.entry)) return inodes.get(target.entry) ?? null
    return follow(target.entry, [...seen, link], tree, bound, visible)
  }
}
