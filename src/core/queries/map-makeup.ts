import { findLastNames, kept } from '../analysis/last-names.ts'
import { decodeName } from '../model/display-text.ts'
import { kindHardlink } from '../model/entry-kind.ts'
import { fileTypeOfName, fileTypes } from '../model/file-type.ts'
import type { FileType } from '../model/file-type.ts'
import type { Timeline } from '../union/timeline.ts'
import { contentOf, rowOf } from './entry-facts.ts'
import type { EventColumns } from './event-columns.ts'
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
const otherType = fileTypes.indexOf('other')
const programType = fileTypes.indexOf('program')
/** Beside the file type of what an event puts at its path: no name of the last tree reaches it. */
const isWasted = 0x80
const typeMask = 0x7f

/** Tells what parts of a tree are made of; of the whole image it remembers one byte an event. */
export class Makeups {
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  /** File type and `isWasted` of files that have bytes. */
  readonly #classes: Uint8Array
  readonly #perLayer: Float64Array
  readonly #perType = new Float64Array(fileTypes.length)

  constructor(timeline: Timeline, columns: EventColumns) {
    this.#timeline = timeline
    this.#columns = columns
    this.#classes = classesOf(timeline, columns)
    this.#perLayer = new Float64Array(timeline.layerCount)
  }

  /** What lies at these paths and below them; `baseLayers` is how many layers the base has. */
  of(paths: Iterable<number>, weights: MapWeights, baseLayers: number): Makeup {
    const classes = this.#classes
    const perLayer = this.#perLayer.fill(0)
    const perType = this.#perType.fill(0)
    let [bytes, files, ghostBytes, wastedBytes, baseBytes] = [0, 0, 0, 0, 0]
    const add = (_path: number, event: number, size: number, ghost: boolean): void => {
      files += 1
      if (size === 0) return
      bytes += size
      const layer = this.#layerOf(event)
      const known = classes[event] as number
      const type = known & typeMask
      if (ghost) ghostBytes += size
      if ((known & isWasted) !== 0) wastedBytes += size
      if (layer < baseLayers) baseBytes += size
      perLayer[layer] = (perLayer[layer] as number) + size
      perType[type] = (perType[type] as number) + size
    }
    for (const path of paths) weights.eachCopyBelow(path, add)
    const layer = largest(perLayer)
    const type = largest(perType)
    return {
      bytes,
      files,
      ghostBytes,
      wastedBytes,
      baseBytes,
      layer,
      layerBytes: perLayer[layer] ?? 0,
      type: fileTypes[type] ?? 'other',
      typeBytes: perType[type] ?? 0,
    }
  }

  /** What one stored copy, which has bytes, is made of. */
  ofCopy(event: number, bytes: number, ghost: boolean, baseLayers: number): Makeup {
    const layer = this.#layerOf(event)
    const known = this.#classes[event] as number
    return {
      bytes,
      files: 1,
      ghostBytes: ghost ? bytes : 0,
      wastedBytes: (known & isWasted) !== 0 ? bytes : 0,
      baseBytes: layer < baseLayers ? bytes : 0,
      layer,
      layerBytes: bytes,
      type: fileTypes[known & typeMask] ?? 'other',
      typeBytes: bytes,
    }
  }

  /** The layer that has the content: another name's file may be in a lower one. */
  #layerOf(event: number): number {
    const { entries, events } = this.#timeline
    if (this.#columns.kinds[event] !== kindHardlink) return events.layers[event] as number
    return entries.layerOf(contentOf(entries, events.entries[event] as number))
  }
}

function classesOf(timeline: Timeline, { sizes }: EventColumns): Uint8Array {
  const { entries, events, paths } = timeline
  const { endEvent } = findLastNames(timeline)
  const typeOf = typesByName(timeline)
  const classes = new Uint8Array(sizes.length)
  for (let path = 0; path < timeline.pathCount; path++) {
    const end = events.starts[path + 1] as number
    for (let event = events.starts[path] as number; event < end; event++) {
      if (sizes[event] === 0) continue
      const entry = contentOf(entries, events.entries[event] as number)
      const wasted = endEvent[entry] === kept ? 0 : isWasted
      classes[event] = typeOf(paths.name(path), entry) | wasted
    }
  }
  return classes
}

/** The name says it, or whether the file can be executed; a name is looked at once. */
function typesByName({ entries, paths }: Timeline): (name: number, entry: number) => number {
  const unknown = 255
  const untold = 254
  const known = new Uint8Array(paths.names.count).fill(unknown)
  return (name, entry) => {
    if (known[name] === unknown) {
      const told = fileTypeOfName(decodeName(paths.names.bytes(name)).text)
      known[name] = told === null ? untold : fileTypes.indexOf(told)
    }
    const type = known[name] as number
    if (type !== untold) return type
    const { table, row } = rowOf(entries, entry)
    return ((table.mode[row] as number) & executable) === 0 ? otherType : programType
  }
}

function largest(values: Float64Array): number {
  let found = 0
  for (let at = 1; at < values.length; at++) {
    if ((values[at] as number) > (values[found] as number)) found = at
  }
  return found
}
