import type { ErrorInfo } from '../../shared/errors.ts'
import type { EngineFacts } from '../engine/engine-client.ts'
import type { EngineImage } from '../engine/engine-image.ts'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'

/** What the thread of a save is started with. */
export interface SaveOrder {
  readonly endpoint: EngineEndpoint
  readonly image: string
  /** `os/arch[/variant]`. */
  readonly platform: string | null
  /** What the engine has said already, so that it is asked for the bytes alone. */
  readonly told: { readonly image: EngineImage; readonly facts: EngineFacts | null }
}

export type FromSaveThread =
  | { readonly kind: 'begun'; readonly expectedBytes: number | null }
  /** Handed over, not copied; answered with `taken`. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' }
  /** Instead of `begun`, or behind some bytes. */
  | { readonly kind: 'failed'; readonly error: ErrorInfo }

export type ToSaveThread =
  | { readonly kind: 'taken' }
  /** The memory of a piece that has been read, handed back. */
  | { readonly kind: 'given-back'; readonly piece: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'stop' }

/** Messages on their way that nobody has taken yet. */
export const mostPieces = 8
