import { findLastNames, kept } from '../analysis/last-names.ts'
import { decodeName } from '../model/display-text.ts'
import { fileTypeOfName, fileTypes } from '../model/file-type.ts'
import type { FileType } from '../model/file-type.ts'
import type { Timeline } from '../union/timeline.ts'
import { contentOf } from './entry-facts.ts'
import type { MapWeights } from './map-weights.ts'

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

const executable = 0o111
const unknownType = 255
const otherType = fileTypes.indexOf('other')
const programType = fileTypes.indexOf('program')

/** Tells what parts of a tree are made of; of the whole image it remembers one byte a name. */
export class Makeups {
  readonly #timeline: Timeline
  readonly #endEvent: Int32Array
  readonly #typeOfName: Uint8Array
  readonly #perLayer: Float64Array
  readonly #perType = new Float64Array(fileTypes.length)

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    this.#endEvent = findLastNames(timeline).endEvent
    this.#typeOfName = new Uint8Array(timeline.paths.names.count).fill(unknownType)
    this.#perLayer = new Float64Array(timeline.layerCount)
  }

  /** What lies at these paths and below them; `baseLayers` is how many layers the base has. */
  of(paths: Iterable<number>, weights: MapWeights, baseLayers: number): Makeup {
    const { entries, events } = this.#timeline
    this.#perLayer.fill(0)
    this.#perType.fill(0)
    let [bytes, files, ghostBytes, wastedBytes, baseBytes] = [0, 0, 0, 0, 0]
    const add = (path: number, event: number, size: number, ghost: boolean): void => {
      files += 1
      bytes += size
      const own = events.entries[event] as number
      const entry = contentOf(entries, own)
      // nearly always the layer of the event has the content as well
      const layer = entry === own ? (events.layers[event] as number) : entries.layerOf(entry)
      if (ghost) ghostBytes += size
      if (this.#endEvent[entry] !== kept) wastedBytes += size
      if (layer < baseLayers) baseBytes += size
      const type = this.#typeOf(path, entry, layer)
      this.#perLayer[layer] = (this.#perLayer[layer] as number) + size
      this.#perType[type] = (this.#perType[type] as number) + size
    }
    for (const path of paths) weights.eachCopyBelow(path, add)
    const layer = largest(this.#perLayer)
    const type = largest(this.#perType)
    return {
      bytes,
      files,
      ghostBytes,
      wastedBytes,
      baseBytes,
      layer,
      layerBytes: this.#perLayer[layer] ?? 0,
      type: fileTypes[type] ?? 'other',
      typeBytes: this.#perType[type] ?? 0,
    }
  }

  /** What one stored copy at a path is made of. */
  ofCopy(path: number, event: number, bytes: number, ghost: boolean, baseLayers: number): Makeup {
    const { entries, events } = this.#timeline
    const entry = contentOf(entries, events.entries[event] as number)
    const layer = entries.layerOf(entry)
    return {
      bytes,
      files: 1,
      ghostBytes: ghost ? bytes : 0,
      wastedBytes: this.#endEvent[entry] !== kept ? bytes : 0,
      baseBytes: layer < baseLayers ? bytes : 0,
      layer,
      layerBytes: bytes,
      type: fileTypes[this.#typeOf(path, entry, layer)] ?? 'other',
      typeBytes: bytes,
    }
  }

  #typeOf(path: number, entry: number, layer: number): number {
    const { names } = this.#timeline.paths
    const name = this.#timeline.paths.name(path)
    let type = this.#typeOfName[name] as number
    if (type === unknownType) {
      const told = fileTypeOfName(decodeName(names.bytes(name)).text)
      type = told === null ? untold : fileTypes.indexOf(told)
      this.#typeOfName[name] = type
    }
    if (type !== untold) return type
    const { entries } = this.#timeline
    const mode = entries.table(layer).mode[entry - (entries.starts[layer] as number)] as number
    return (mode & executable) === 0 ? otherType : programType
  }
}

/** The name was looked at and tells nothing. */
const untold = 254

function largest(values: Float64Array): number {
  let found = 0
  for (let at = 1; at < values.length; at++) {
    if ((values[at] as number) > (values[found] as number)) found = at
  }
  return found
}
