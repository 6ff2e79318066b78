import { kindFile } from '../model/entry-kind.ts'
import type { ImageEntries } from '../union/image-entries.ts'
import { noContent } from '../union/image-entries.ts'
import { rowOf } from './entry-facts.ts'

/**
 * Kind and size of every entry of an image side by side, so that a pass over a million of them does
 * not look up the layer of each. Nine bytes an entry.
 */
export class EntryColumns {
  /** The kind that the tar entry itself has. */
  readonly kinds: Uint8Array
  /** Bytes of a regular file, also under another name of it; 0 for everything else. */
  readonly sizes: Float64Array

  constructor(entries: ImageEntries) {
    this.kinds = new Uint8Array(entries.count)
    this.sizes = new Float64Array(entries.count)
    for (const [layer, contents] of entries.layers.entries()) {
      if (!contents) continue
      const { kind, size, count } = contents.entries
      const start = entries.starts[layer] as number
      this.kinds.set(kind.subarray(0, count), start)
      for (let row = 0; row < count; row++) {
        if (kind[row] === kindFile) this.sizes[start + row] = size[row] as number
      }
    }
    for (let entry = 0; entry < entries.count; entry++) {
      const inode = entries.inodes[entry] as number
      if (inode === entry || inode === noContent) continue
      const { table, row } = rowOf(entries, inode)
      if (table.kind[row] === kindFile) this.sizes[entry] = table.size[row] as number
    }
  }

  get memory(): number {
    return this.kinds.byteLength + this.sizes.byteLength
  }
}
