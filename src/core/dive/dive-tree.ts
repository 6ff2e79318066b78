import {
  kindBlock,
  kindCharacter,
  kindDirectory,
  kindFifo,
  kindHardlink,
  kindOpaque,
  kindSymlink,
  kindWhiteout,
} from '../model/entry-kind.ts'
import { rootPath } from '../store/path-table.ts'
import type { PathTable } from '../store/path-table.ts'
import { latin1 } from '../tar/byte-text.ts'
import { whiteoutPrefix } from '../tar/whiteout.ts'
import type { ImageEntries } from '../union/image-entries.ts'

/*
 * The tree that dive (github.com/wagoodman/dive, v0.13.1) keeps of a layer, mistakes included, so
 * that numbers made from it are dive's own: dive/filetree/file_tree.go and file_node.go. Names are
 * bytes written as characters of the same number, which also gives them Go's order.
 */

/** No entry describes this node: dive gives it a FileInfo of zeros. */
export const implied = -1

export interface DiveNode {
  readonly name: string
  readonly parent: DiveNode | null
  readonly children: Map<string, DiveNode>
  /** Number of the entry in the image's entries, or `implied`. */
  entry: number
}

export function newTree(): DiveNode {
  return { name: '', parent: null, children: new Map(), entry: implied }
}

/** The tree of one layer: dive's processLayerTar. A layer that is not there is an empty tree. */
export function layerTree(paths: PathTable, entries: ImageEntries, layer: number): DiveNode {
  const root = newTree()
  const contents = entries.layers[layer]
  if (!contents) return root
  const table = contents.entries
  const start = entries.starts[layer] as number
  for (let row = 0; row < table.count; row++) {
    const path = table.path[row] as number
    const kind = table.kind[row]
    const names = namesOf(paths, path)
    if (kind === kindOpaque) {
      // AddPath makes the parents of an opaque marker and then leaves the marker out.
      addPath(root, names, null)
      continue
    }
    if (path === rootPath) continue
    if (kind === kindWhiteout) names.push(`${whiteoutPrefix}${names.pop() ?? ''}`)
    addPath(root, names, start + row)
  }
  return root
}

/** Puts an entry at a path; parents come into being as implied. With null only those are made. */
export function addPath(root: DiveNode, names: readonly string[], entry: number | null): void {
  let node = root
  for (const name of names) node = childOf(node, name)
  if (entry !== null && node !== root) node.entry = entry
}

export function findNode(root: DiveNode, names: readonly string[]): DiveNode | null {
  let node: DiveNode | null = root
  for (const name of names) node = node?.children.get(name) ?? null
  return node
}

/**
 * Lays a layer's tree over the tree of the layers below: dive's Stack, which adds and removes path by
 * path, children first and in order of their names. A whiteout of nothing does nothing.
 */
export function stackTree(below: DiveNode, upper: DiveNode): void {
  const open = [{ node: upper, onto: below, children: sortedChildren(upper), at: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.children[top.at++]
    if (child === undefined) {
      open.pop()
      continue
    }
    const isMarker = isWhiteout(child)
    if (isMarker && child.children.size === 0) {
      top.onto.children.delete(child.name.slice(whiteoutPrefix.length))
      continue
    }
    const onto = childOf(top.onto, child.name)
    if (!isMarker) onto.entry = child.entry
    open.push({ node: child, onto, children: sortedChildren(child), at: 0 })
  }
}

function childOf(parent: DiveNode, name: string): DiveNode {
  const known = parent.children.get(name)
  if (known !== undefined) return known
  const child: DiveNode = { name, parent, children: new Map(), entry: implied }
  parent.children.set(name, child)
  return child
}

/** Every node but the root, children before their parents, in order of their names. */
export function* childrenFirst(root: DiveNode): Generator<DiveNode> {
  const open = [{ node: root, children: sortedChildren(root), at: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.children[top.at++]
    if (child !== undefined) open.push({ node: child, children: sortedChildren(child), at: 0 })
    else {
      open.pop()
      if (top.node !== root) yield top.node
    }
  }
}

export function isWhiteout(node: DiveNode): boolean {
  return node.name.startsWith(whiteoutPrefix)
}

/** The names down to a node; its own without the prefix of a whiteout. */
export function pathOf(node: DiveNode): readonly string[] {
  const names: string[] = [isWhiteout(node) ? node.name.slice(whiteoutPrefix.length) : node.name]
  for (let at = node.parent; at !== null && at.parent !== null; at = at.parent) names.push(at.name)
  return names.reverse()
}

/** The type byte of a tar entry (Go: archive/tar.Header.Typeflag). */
export function typeFlagOf(kind: number): number {
  switch (kind) {
    case kindHardlink:
      return 0x31
    case kindSymlink:
      return 0x32
    case kindCharacter:
      return 0x33
    case kindBlock:
      return 0x34
    case kindDirectory:
      return 0x35
    case kindFifo:
      return 0x36
    default:
      return 0x30
  }
}

/** Go's os.FileMode of an entry, whose upper bits are not those of a POSIX mode (io/fs.FileMode). */
export function goFileMode(kind: number, mode: number): number {
  let bits = mode & 0o777
  if ((mode & 0o4000) !== 0) bits += 2 ** 23
  if ((mode & 0o2000) !== 0) bits += 2 ** 22
  if ((mode & 0o1000) !== 0) bits += 2 ** 20
  if (kind === kindDirectory) bits += 2 ** 31
  if (kind === kindSymlink) bits += 2 ** 27
  if (kind === kindBlock || kind === kindCharacter) bits += 2 ** 26
  if (kind === kindCharacter) bits += 2 ** 21
  if (kind === kindFifo) bits += 2 ** 25
  return bits
}

function sortedChildren(node: DiveNode): readonly DiveNode[] {
  if (node.children.size === 0) return []
  return [...node.children.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

function namesOf(paths: PathTable, path: number): string[] {
  const names: string[] = []
  for (let at = path; at !== rootPath; at = paths.parent(at)) {
    const name = paths.names.bytes(paths.name(at))
    names.push(latin1(name, 0, name.length))
  }
  return names.reverse()
}
