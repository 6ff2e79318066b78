const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes, written as characters of the same number, as Go's JSON shows them: what is not UTF-8 is U+FFFD. */
export function goText(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text
  return decoder.decode(Uint8Array.from(text, (character) => character.charCodeAt(0)))
}
