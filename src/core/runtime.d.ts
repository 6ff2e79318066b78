/*
 * The few globals the core uses beside ECMAScript. They exist wherever it runs (Node, browsers,
 * workers); declaring just these keeps everything else of Node and the DOM out of reach.
 */

interface TextDecoderOptions {
  readonly fatal?: boolean
  readonly ignoreBOM?: boolean
}

declare class TextDecoder {
  constructor(encoding?: string, options?: TextDecoderOptions)
  decode(bytes?: Uint8Array): string
}

declare class TextEncoder {
  encode(text?: string): Uint8Array
}
