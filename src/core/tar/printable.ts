import { decodeName, visibleText } from '../model/display-text.ts'

const longest = 200

/** A name for a message: safe to show on one line, without its middle when it is very long. */
export function printable(bytes: Uint8Array): string {
  const text = decodeName(bytes).text
  if (text.length <= longest) return visibleText(text)
  const half = longest / 2
  return `${visibleText(text.slice(0, half))}…${visibleText(text.slice(-half))}`
}
