/** A name from inside an image as text that loses nothing. */
export interface DecodedName {
  readonly text: string
  /** The bytes are not valid UTF-8 and `text` is written with escapes (see `decodeName`). */
  readonly escaped: boolean
}

// A leading byte order mark is part of the name, not of an encoding.
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const backslash = 0x5c

/**
 * The bytes of a name as text. Valid UTF-8 is given as it is. Other names keep their valid parts,
 * show every byte that is not UTF-8 as `\xHH` (two lower-case hex digits) and every backslash as
 * `\\`, so that the bytes can be had back from the text.
 */
export function decodeName(bytes: Uint8Array): DecodedName {
  const ascii = asciiText(bytes)
  if (ascii !== null) return { text: ascii, escaped: false }
  try {
    return { text: strictUtf8.decode(bytes), escaped: false }
  } catch {
    return { text: escapeName(bytes), escaped: true }
  }
}

/** Most names are short ASCII, for which a TextDecoder costs several times more. */
function asciiText(bytes: Uint8Array): string | null {
  if (bytes.length > 64) return null
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) >= 0x80) return null
  // Called with the array itself: spreading would walk an iterator. It takes any array-like.
  return String.fromCharCode.apply(null, bytes as unknown as number[])
}

/** The escaped form of `decodeName`, also for names that would not need it. */
export function escapeName(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      text += `\\x${(bytes[at] as number).toString(16).padStart(2, '0')}`
      at += 1
      continue
    }
    text += bytes[at] === backslash ? '\\\\' : strictUtf8.decode(bytes.subarray(at, at + length))
    at += length
  }
  return text
}

/** Bytes of the well-formed UTF-8 sequence at `at`, 0 when there is none (Unicode 16, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80
    const high = first === 0xed ? 0x9f : 0xbf
    return second >= low && second <= high && isContinuation(bytes[at + 2] ?? 0) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80
    const high = first === 0xf4 ? 0x8f : 0xbf
    const tail = isContinuation(bytes[at + 2] ?? 0) && isContinuation(bytes[at + 3] ?? 0)
    return second >= low && second <= high && tail ? 4 : 0
  }
  return 0
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf
}

/**
 * Text from inside an image, made safe to show on one line: control characters become their
 * pictures (U+2400 block), and characters that reorder or hide text become ⟨U+XXXX⟩.
 */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '\u2421'
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}

/** The same for text of several lines: line feeds and tabs stay. */
export function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(visibleText).join('\t'))
    .join('\n')
}

// C0, DEL, C1, soft hyphen, Arabic letter mark, zero-width and bidi controls (UAX #9), line and
// paragraph separators, invisible operators, byte order mark, interlinear annotations, tags, lone
// surrogates.
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu
