export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1'

/** Bytes from which the kind of content is told. */
export const headBytes = 8192

/**
 * The encoding of a text, null when the bytes are no text: by byte order mark, else UTF-8 when they
 * are, else Latin-1 when they hold no control characters. A `head` that is not the whole may end inside
 * a character.
 */
export function detectEncoding(head: Uint8Array, whole: boolean): TextEncodingName | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (hasBinary(head)) return null
  if (isUtf8(whole ? head : head.subarray(0, head.length - unfinished(head)))) return 'utf-8'
  // C1 controls are not used in Latin-1 text, but Windows-1252 has letters there
  return 'latin-1'
}

/**
 * A piece of text, and how many of its bytes are whole characters. The `last` piece is used to its
 * end, whatever that is.
 */
export function decodeText(
  bytes: Uint8Array,
  encoding: TextEncodingName,
  last: boolean,
): { readonly text: string; readonly used: number } {
  switch (encoding) {
    case 'utf-8': {
      const used = bytes.length - (last ? 0 : unfinished(bytes))
      return { text: new TextDecoder('utf-8').decode(bytes.subarray(0, used)), used }
    }
    case 'utf-16le':
    case 'utf-16be': {
      const used = bytes.length - (last ? 0 : bytes.length % 2)
      return { text: new TextDecoder(encoding).decode(bytes.subarray(0, used)), used }
    }
    case 'latin-1':
      return { text: new TextDecoder('windows-1252').decode(bytes), used: bytes.length }
  }
}

/** Control characters that no text holds: all but tab to carriage return, backspace and escape. */
function hasBinary(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) return true
    if (byte === 0x7f) return true
  }
  return false
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Bytes of a character that is cut off at the end: at most three. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? back : 0
  }
  return 0
}
