import type { ArchiveEntry } from '../../../shared/views.ts'

/** A line of the list: a folder with what stands in it, or an entry. */
export interface ArchiveRow {
  /** Unique in the list: two entries of one name can be in a tar. */
  readonly key: string
  readonly kind: 'folder' | 'entry'
  readonly entry: ArchiveEntry
  /** Name below its folder. */
  readonly label: string
  /** 1 at the top, 2 inside a folder. */
  readonly level: 1 | 2
  /** Entries in a folder. */
  readonly size: number
}

/**
 * The entries as they stand in the archive, each under its folder. Writers that store no entry for
 * a folder (podman, skopeo) get one all the same; a folder carries the layer that is in it.
 */
export function archiveRows(
  entries: readonly ArchiveEntry[],
  collapsed: ReadonlySet<string> = new Set(),
): readonly ArchiveRow[] {
  const folders = new Map<string, { entry: ArchiveEntry | null; children: ArchiveEntry[] }>()
  const order: (string | ArchiveEntry)[] = []
  const folderOf = (name: string) => {
    const known = folders.get(name)
    if (known) return known
    const folder = { entry: null, children: [] }
    folders.set(name, folder)
    order.push(name)
    return folder
  }
  for (const entry of entries) {
    if (entry.role === 'directory') {
      folderOf(asFolder(entry.name)).entry = entry
      continue
    }
    const cut = entry.name.lastIndexOf('/') + 1
    if (cut === 0) order.push(entry)
    else folderOf(entry.name.slice(0, cut)).children.push(entry)
  }
  return order.flatMap((item, index) => {
    if (typeof item !== 'string') return [rowOf(item, item.name, 1, index)]
    const { entry, children } = folderOf(item)
    // A folder that only leads to another folder says nothing.
    if (children.length === 0 && hasInner(item, folders)) return []
    const head: ArchiveRow = {
      key: `folder ${item}`,
      kind: 'folder',
      entry: { ...(entry ?? impliedFolder(item)), layer: layerWithin(children) },
      label: item,
      level: 1,
      size: children.length,
    }
    if (collapsed.has(head.key)) return [head]
    return [
      head,
      ...children.map((child, at) =>
        rowOf(child, child.name.slice(item.length), 2, `${index} ${at}`),
      ),
    ]
  })
}

function rowOf(
  entry: ArchiveEntry,
  label: string,
  level: 1 | 2,
  place: number | string,
): ArchiveRow {
  return { key: `entry ${place} ${entry.name}`, kind: 'entry', entry, label, level, size: 0 }
}

function hasInner(name: string, folders: ReadonlyMap<string, unknown>): boolean {
  return [...folders.keys()].some((other) => other !== name && other.startsWith(name))
}

function layerWithin(children: readonly ArchiveEntry[]): number | null {
  const layers = new Set(children.flatMap((child) => child.layer ?? []))
  const [only] = layers
  return layers.size === 1 ? (only ?? null) : null
}

function asFolder(name: string): string {
  return name.endsWith('/') ? name : `${name}/`
}

function impliedFolder(name: string): ArchiveEntry {
  return {
    name,
    size: 0,
    role: 'directory',
    linkTarget: null,
    digest: null,
    nameVerified: null,
    layer: null,
    text: null,
  }
}
