import type { Readable } from 'node:stream'
import type { EngineEndpoint } from '../../shared/worker-protocol.ts'

/** Where an analysis takes its image from. */
export type AnalysisSource =
  | { readonly kind: 'engine'; readonly endpoint: EngineEndpoint; readonly image: string }
  /** A file or a directory on this machine. */
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  /** Standard input, or bytes pushed by another process. */
  | {
      readonly kind: 'stream'
      readonly stream: Readable
      readonly name: string
      readonly expectedBytes: number | null
    }
