import { decodeName, visibleText } from '../../core/model/display-text.ts'
import type { PathTable } from '../../core/store/path-table.ts'
import { rootPath } from '../../core/store/path-table.ts'

const slash = Buffer.from('/')

/** Names of what is extracted: bytes, relative to the directory that the selection is in. */
export class ItemNames {
  readonly #paths: PathTable
  readonly #above: number

  /** `base` is what was selected: its own name is the first of every name; the root has none. */
  constructor(paths: PathTable, base: number) {
    this.#paths = paths
    this.#above = base === rootPath ? rootPath : paths.parent(base)
  }

  /** The last name. */
  last(path: number): Buffer {
    return Buffer.from(this.#paths.names.bytes(this.#paths.name(path)))
  }

  parent(path: number): number {
    return this.#paths.parent(path)
  }

  /** Whether a path is the place that everything is put into: the root, when that was selected. */
  isTop(path: number): boolean {
    return path === this.#above
  }

  relative(path: number): Buffer {
    const parts: Buffer[] = []
    for (let at = path; at !== this.#above && at !== rootPath; at = this.#paths.parent(at)) {
      parts.unshift(this.last(at), slash)
    }
    parts.pop()
    return Buffer.concat(parts)
  }

  /** For messages. */
  shown(path: number): string {
    return visibleText(decodeName(this.#paths.bytes(path)).text)
  }
}
