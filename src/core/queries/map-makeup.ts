import { fileTypes } from '../model/file-type.ts'
import type { FileType } from '../model/file-type.ts'
import type { ClassSink } from './class-sums.ts'
import { classesPerLayer, isGhostCopy, isWastedCopy, typeMask } from './copy-classes.ts'

/** What the bytes of a tile are made of. */
export interface Makeup {
  readonly bytes: number
  /** Files, and other names of files. */
  readonly files: number
  /** Bytes of copies that the view shows as ghosts. */
  readonly ghostBytes: number
  /** Bytes that the image wastes: no name of its last tree reaches them. */
  readonly wastedBytes: number
  /** Bytes stored in layers of the base. */
  readonly baseBytes: number
  /** The layer that stores most of the bytes, and how many. */
  readonly layer: number
  readonly layerBytes: number
  /** The file type of most of the bytes, and how many. */
  readonly type: FileType
  readonly typeBytes: number
}

/** Adds up what copies are made of together. */
export class Tally implements ClassSink {
  readonly #baseLayers: number
  readonly #perLayer: Float64Array
  readonly #perType = new Float64Array(fileTypes.length)
  #bytes = 0
  #files = 0
  #ghostBytes = 0
  #wastedBytes = 0
  #baseBytes = 0

  /** `baseLayers` is how many of the layers the base has. */
  constructor(layerCount: number, baseLayers: number) {
    this.#baseLayers = baseLayers
    this.#perLayer = new Float64Array(layerCount)
  }

  addFiles(files: number): void {
    this.#files += files
  }

  add(copyClass: number, bytes: number): void {
    const layer = Math.floor(copyClass / classesPerLayer)
    const type = copyClass & typeMask
    this.#bytes += bytes
    if ((copyClass & isGhostCopy) !== 0) this.#ghostBytes += bytes
    if ((copyClass & isWastedCopy) !== 0) this.#wastedBytes += bytes
    if (layer < this.#baseLayers) this.#baseBytes += bytes
    this.#perLayer[layer] = (this.#perLayer[layer] as number) + bytes
    this.#perType[type] = (this.#perType[type] as number) + bytes
  }

  get makeup(): Makeup {
    const layer = largest(this.#perLayer)
    const type = largest(this.#perType)
    return {
      bytes: this.#bytes,
      files: this.#files,
      ghostBytes: this.#ghostBytes,
      wastedBytes: this.#wastedBytes,
      baseBytes: this.#baseBytes,
      layer,
      layerBytes: this.#perLayer[layer] ?? 0,
      type: fileTypes[type] ?? 'other',
      typeBytes: this.#perType[type] ?? 0,
    }
  }
}

function largest(values: Float64Array): number {
  let found = 0
  for (let at = 1; at < values.length; at++) {
    if ((values[at] as number) > (values[found] as number)) found = at
  }
  return found
}
