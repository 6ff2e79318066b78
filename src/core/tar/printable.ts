const longest = 200

/**
 * Bytes of a name as text for a message: ASCII as it is, everything that could hide, reorder or
 * break the line as `\xNN`. Long names lose their middle.
 */
export function printable(bytes: Uint8Array): string {
  if (bytes.length <= longest) return escape(bytes)
  const half = longest / 2
  return `${escape(bytes.subarray(0, half))}…${escape(bytes.subarray(bytes.length - half))}`
}

function escape(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    const shown = byte >= 0x20 && byte < 0x7f && byte !== 0x5c
    text += shown ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`
  }
  return text
}
