import { findLastNames, kept } from '../analysis/last-names.ts'
import { decodeName } from '../model/display-text.ts'
import { kindHardlink } from '../model/entry-kind.ts'
import { fileTypeOfName, fileTypes } from '../model/file-type.ts'
import type { Timeline } from '../union/timeline.ts'
import { contentOf, rowOf } from './entry-facts.ts'
import type { EventColumns } from './event-columns.ts'

/* The class of a stored copy, as bits: its file type, what it is to the image, above them its layer. */

export const typeMask = 0x3f
/** The view shows it as a ghost: set by who knows the view. */
export const isGhostCopy = 0x40
/** No name of the image's last tree reaches it. */
export const isWastedCopy = 0x80
/** Classes of one layer. */
export const classesPerLayer = 0x100

const executable = 0o111
const otherType = fileTypes.indexOf('other')
const programType = fileTypes.indexOf('program')

/** What of a stored copy is the same in every view; of the whole image one byte an event. */
export class CopyClasses {
  readonly #timeline: Timeline
  readonly #columns: EventColumns
  /** The class without its layer, of files that have bytes. */
  readonly #classes: Uint8Array
  readonly #endEvent: Int32Array

  constructor(timeline: Timeline, columns: EventColumns) {
    this.#timeline = timeline
    this.#columns = columns
    this.#endEvent = findLastNames(timeline).endEvent
    this.#classes = classesOf(timeline, columns, this.#endEvent)
  }

  /** The class of the copy, which has bytes, that an event puts at its path. */
  of(event: number): number {
    return this.#layerOf(event) * classesPerLayer + (this.#classes[event] as number)
  }

  /** Whether the name that an event gave a file was the last one that it had, and is gone. */
  wasLastName(event: number): boolean {
    const { entries, events } = this.#timeline
    return this.#endEvent[contentOf(entries, events.entries[event] as number)] === event + 1
  }

  /** The layer that has the content: another name's file may be in a lower one. */
  #layerOf(event: number): number {
    const { entries, events } = this.#timeline
    if (this.#columns.kinds[event] !== kindHardlink) return events.layers[event] as number
    return entries.layerOf(contentOf(entries, events.entries[event] as number))
  }
}

function classesOf(timeline: Timeline, { sizes }: EventColumns, endEvent: Int32Array): Uint8Array {
  const { entries, events, paths } = timeline
  const typeOf = typesByName(timeline)
  const classes = new Uint8Array(sizes.length)
  for (let path = 0; path < timeline.pathCount; path++) {
    const end = events.starts[path + 1] as number
    for (let event = events.starts[path] as number; event < end; event++) {
      if (sizes[event] === 0) continue
      const entry = contentOf(entries, events.entries[event] as number)
      const wasted = endEvent[entry] === kept ? 0 : isWastedCopy
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
