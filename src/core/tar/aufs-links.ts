import { latin1 } from './byte-text.ts'

/** A file that AUFS parked in `.wh..wh.plnk/` and that the layer's hard links name as their target. */
export interface ParkedFile {
  readonly size: number
  readonly dataOffset: number
  digest: Uint8Array | null
  /** The first path linked to it, which then stands for the file; -1 before that. */
  path: number
}

/** Files parked by AUFS, by the name after `.wh..wh.plnk/`. */
export class AufsLinks {
  readonly #files = new Map<string, ParkedFile>()

  park(bytes: Uint8Array, start: number, end: number, size: number, offset: number): ParkedFile {
    const file: ParkedFile = { size, dataOffset: offset, digest: null, path: -1 }
    this.#files.set(lastName(bytes, start, end), file)
    return file
  }

  find(bytes: Uint8Array, start: number, end: number): ParkedFile | undefined {
    return this.#files.get(lastName(bytes, start, end))
  }
}

function lastName(bytes: Uint8Array, start: number, end: number): string {
  let at = end
  while (at > start && bytes[at - 1] !== 0x2f) at--
  return latin1(bytes, at, end)
}
