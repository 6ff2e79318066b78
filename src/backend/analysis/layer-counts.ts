import {
  kindDirectory,
  kindFile,
  kindHardlink,
  kindOpaque,
  kindSymlink,
  kindWhiteout,
} from '../../core/model/entry-kind.ts'
import type { LayerContents } from '../../core/tar/layer-contents.ts'

/** What one layer alone tells, before it is stacked on the others. Sizes are bytes. */
export interface LayerCounts {
  readonly tarSize: number
  readonly size: number
  readonly files: number
  readonly directories: number
  readonly links: number
  readonly others: number
  readonly whiteouts: number
}

export function countLayer({ entries, tarSize }: LayerContents): LayerCounts {
  let [size, files, directories, links, others, whiteouts] = [0, 0, 0, 0, 0, 0]
  for (let entry = 0; entry < entries.count; entry++) {
    switch (entries.kind[entry]) {
      case kindFile:
        files++
        size += entries.size[entry] ?? 0
        break
      case kindDirectory:
        directories++
        break
      case kindSymlink:
      case kindHardlink:
        links++
        break
      case kindWhiteout:
      case kindOpaque:
        whiteouts++
        break
      default:
        others++
    }
  }
  return { tarSize, size, files, directories, links, others, whiteouts }
}
