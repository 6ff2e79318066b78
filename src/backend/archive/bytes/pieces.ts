/**
 * The bytes of a source in large pieces. A piece is good until it is given back; its memory is then
 * filled anew. Fresh memory for every mebibyte of a large image keeps the garbage collectors of all
 * threads at work for a third of the whole time: they are driven by how much was allocated.
 */
export interface Pieces extends AsyncIterable<Uint8Array> {
  /** Nobody looks at the piece any more. One that is never given back is garbage like any other. */
  giveBack(piece: Uint8Array): void
  /** Lets the source go, also before its end and while a piece is awaited. */
  close(): void
}

/** Bytes of a piece. */
export const pieceSize = 1024 * 1024

/** More are on their way at a time only when somebody keeps them. */
const mostFree = 16

/** Memory for pieces. */
export class PiecePool {
  readonly #size: number
  readonly #free: ArrayBuffer[] = []

  constructor(size: number = pieceSize) {
    this.#size = size
  }

  /** `size` bytes, whatever is in them. */
  take(): Uint8Array<ArrayBuffer> {
    // not zeroed, and with a buffer of its own
    const buffer = this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#size).buffer
    return new Uint8Array(buffer)
  }

  /** Takes the whole memory behind the piece, if it is one of this pool's size. */
  giveBack({ buffer }: Uint8Array): void {
    if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== this.#size) return
    if (this.#free.length < mostFree) this.#free.push(buffer)
  }
}

/** Chunks of pieces, for a reader that keeps nothing of one when it asks for the next. */
export async function* givingBack(
  chunks: AsyncIterable<Uint8Array>,
  pieces: Pieces,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    yield chunk
    pieces.giveBack(chunk)
  }
}
