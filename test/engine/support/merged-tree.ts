import { analyzeImage } from '../../../src/core/analysis/analyze-image.ts'
import type { ImageAnalysis } from '../../../src/core/analysis/analyze-image.ts'
import type { EntryKind } from '../../../src/core/model/entry-kind.ts'
import { rootPath } from '../../../src/core/store/path-table.ts'
import { absent, impliedDirectory } from '../../../src/core/union/live-tree.ts'
import { readArchive } from '../../../src/backend/archive/read-archive.ts'

/** One path of a merged tree, told the same way whoever lists it. */
export interface TreeRow {
  readonly path: string
  /** `-` file, `d` directory, `l` symbolic link, `c` `b` device, `p` fifo; as tar and ls write it. */
  readonly type: string
  /** Permission bits in octal, set-uid, set-gid and sticky included. */
  readonly mode: string
  readonly owner: string
  readonly size: number
  /** `major,minor` */
  readonly device: string | null
  /** Target of a symbolic link, as stored. */
  readonly target: string | null
  /** All names of the same inode, when there is more than one. */
  readonly names: readonly string[] | null
  /** sha256 of the content of a file. */
  readonly digest: string | null
}

const letters: Readonly<Partial<Record<EntryKind, string>>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  character: 'c',
  block: 'b',
  fifo: 'p',
}

/** Reads an archive and gives the merged tree of its preferred image, or of the tag given. */
export async function mergedTree(path: string, kind: 'file' | 'directory', tag?: string) {
  const signal = new AbortController().signal
  const read = await readArchive({ kind, path }, { signal })
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.message}`)
  const archive = read.value
  const tagged = archive.images.find(({ choice }) => tag !== undefined && choice.tags.includes(tag))
  const chosen = tagged ?? archive.images[archive.preferred]!
  return treeRows(analyzeImage(chosen.input({ kind: 'archive', name: path }), archive.paths))
}

/** The merged tree at the top layer, sorted by path, without the root. */
function treeRows({ timeline }: ImageAnalysis): readonly TreeRow[] {
  const { paths, entries } = timeline
  const top = timeline.layerCount - 1
  const text = (path: number): string => Buffer.from(paths.bytes(path)).toString('utf8')
  const namesOf = new Map<number, string[]>()
  const present: { path: number; inode: number }[] = []
  for (let path = rootPath + 1; path < timeline.pathCount; path++) {
    const entry = timeline.stateAt(path, top)
    if (entry === absent) continue
    const inode = entry === impliedDirectory ? impliedDirectory : entries.inodes[entry]!
    present.push({ path, inode })
    if (inode !== impliedDirectory) {
      namesOf.set(inode, [...(namesOf.get(inode) ?? []), text(path)])
    }
  }
  const rows = present.map(({ path, inode }): TreeRow => {
    if (inode === impliedDirectory) return impliedRow(text(path))
    const layer = entries.layerOf(inode)
    const table = entries.table(layer)
    const row = inode - entries.starts[layer]!
    const kind = entries.kind(inode)
    const isDevice = kind === 'character' || kind === 'block'
    const names = namesOf.get(inode)!.sort()
    return {
      path: text(path),
      type: letters[kind] ?? '?',
      mode: table.mode[row]!.toString(8),
      owner: `${table.uid[row]}:${table.gid[row]}`,
      size: table.size[row]!,
      device: isDevice ? table.device(row).join(',') : null,
      target: kind === 'symlink' ? linkText(paths.names.bytes(table.link[row]!)) : null,
      names: names.length > 1 ? names : null,
      digest: kind === 'file' ? digestText(table.digest(row)) : null,
    }
  })
  return rows.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A directory without an entry of its own is made as the engine makes it: root's, 0755. */
function impliedRow(path: string): TreeRow {
  const nothing = { device: null, target: null, names: null, digest: null }
  return { path, type: 'd', mode: '755', owner: '0:0', size: 0, ...nothing }
}

function linkText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

function digestText(digest: Uint8Array | null): string | null {
  return digest === null ? null : `sha256:${Buffer.from(digest).toString('hex')}`
}
