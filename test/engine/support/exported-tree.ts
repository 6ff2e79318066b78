import { contentDigests, dockerExport, engineOwnFiles, tarListing } from './oracles.ts'
import type { ListedEntry } from './oracles.ts'
import type { TreeRow } from './merged-tree.ts'

/** The tree of a fresh container of the image as docker export and GNU tar show it, sorted by path. */
export async function exportedTree(reference: string): Promise<readonly TreeRow[]> {
  const tar = await dockerExport(reference)
  const listing = await tarListing(tar)
  const digests = await contentDigests(tar)
  const byPath = new Map(listing.map((entry) => [entry.path, entry]))
  const first = (entry: ListedEntry): ListedEntry =>
    entry.type === 'h' ? (byPath.get(entry.target ?? '') ?? entry) : entry
  const namesOf = new Map<string, string[]>()
  for (const entry of listing) {
    const { path } = first(entry)
    namesOf.set(path, [...(namesOf.get(path) ?? []), entry.path])
  }
  return listing
    .map((entry): TreeRow => {
      const inode = first(entry)
      const names = namesOf.get(inode.path)!.sort()
      return {
        path: entry.path,
        type: inode.type,
        mode: octal(inode.mode),
        owner: `${inode.uid}:${inode.gid}`,
        size: inode.size,
        device: inode.device,
        target: inode.target,
        names: names.length > 1 ? names : null,
        digest: digests.get(inode.path) ?? null,
      }
    })
    .filter(({ path }) => path !== '/' && !engineOwnFiles.has(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** `rwsr-xr-t` → `5755`. */
function octal(mode: string): string {
  const bits = Array.from({ length: 9 }, (_, at) => (/[rwxst]/.test(mode[at] ?? '') ? 1 : 0))
  const special = [2, 5, 8].map((at) => (/[sStT]/.test(mode[at] ?? '') ? 1 : 0))
  return parseInt([...special, ...bits].join(''), 2).toString(8)
}
