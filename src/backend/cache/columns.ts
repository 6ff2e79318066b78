import { Deserializer, Serializer } from 'node:v8'

declare module 'node:v8' {
  interface Serializer {
    /** Documented by Node, missing in its types. */
    _setTreatArrayBufferViewsAsHostObjects(flag: boolean): void
  }
}

/* Values with large typed arrays in them, as one small head and the arrays behind it. */

const kinds = [
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float64Array,
] as const satisfies readonly (new (buffer: ArrayBuffer, at: number, length: number) => Column)[]

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** Every array begins at a multiple of this, so that it can be used where it lies. */
const alignment = 8

/** A value taken apart: the head tells where in the file behind it each array lies. */
export interface TakenApart {
  readonly head: Uint8Array
  /** In the order of the file, each followed by zeros up to the alignment. */
  readonly columns: readonly Uint8Array[]
}

/** Throws for a typed array of a kind that is not known here. */
export function takeApart(value: unknown): TakenApart {
  const writer = new ColumnWriter()
  writer.writeHeader()
  writer.writeValue(value)
  return { head: writer.releaseBuffer(), columns: writer.columns }
}

/**
 * The value of a head and of the columns behind it, whose arrays are views of `columns`. Throws for
 * bytes that `takeApart` did not write.
 */
export function putTogether(head: Uint8Array, columns: Uint8Array<ArrayBuffer>): unknown {
  const reader = new ColumnReader(head, columns)
  reader.readHeader()
  return reader.readValue()
}

export function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment
}

/** Node's serializer asks for help with host objects; here these are the typed arrays. */
class ColumnWriter extends Serializer {
  readonly columns: Uint8Array[] = []
  #end = 0

  constructor() {
    super()
    this._setTreatArrayBufferViewsAsHostObjects(true)
  }

  _writeHostObject(column: Column): void {
    const kind = kinds.findIndex((Kind) => column.constructor === Kind)
    // a Buffer is an array of bytes
    const known = kind < 0 && column instanceof Uint8Array ? 0 : kind
    if (known < 0) throw new TypeError('an array of a kind that cannot be kept')
    this.writeUint32(known)
    this.writeUint32(column.length)
    this.writeDouble(this.#end)
    this.columns.push(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
    this.#end += padded(column.byteLength)
  }
}

class ColumnReader extends Deserializer {
  readonly #columns: Uint8Array<ArrayBuffer>

  constructor(head: Uint8Array, columns: Uint8Array<ArrayBuffer>) {
    super(head)
    this.#columns = columns
  }

  _readHostObject(): Column {
    const Kind = kinds[this.readUint32()]
    const length = this.readUint32()
    const at = this.readDouble()
    if (Kind === undefined) throw new TypeError('an array of an unknown kind')
    if (at + length * Kind.BYTES_PER_ELEMENT > this.#columns.length) {
      throw new RangeError('an array outside the file')
    }
    return new Kind(this.#columns.buffer, this.#columns.byteOffset + at, length)
  }
}
