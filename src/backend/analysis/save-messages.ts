import type { ErrorInfo } from '../../shared/errors.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'

/** What the thread of a save is started with. */
export interface SaveOrder {
  readonly endpoint: EngineEndpoint
  readonly image: string
  /** `os/arch[/variant]`. */
  readonly platform: string | null
}

export type FromSaveThread =
  | { readonly kind: 'begun'; readonly expectedBytes: number | null }
  /** Handed over, not copied; answered with `taken`. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' }
  /** Instead of `begun`, or behind some bytes. */
  | { readonly kind: 'failed'; readonly error: ErrorInfo }

export type ToSaveThread = 'taken' | 'stop'

/** Bytes of one message, about. */
export const pieceSize = 1024 * 1024

/** Messages on their way that nobody has taken yet. */
export const mostPieces = 8
