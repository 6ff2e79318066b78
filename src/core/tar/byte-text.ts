/** Bytes as characters of the same number: what tar's ASCII keywords are compared as. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number)
  return text
}

/** Undoes `%XX`, as libarchive writes xattr names; anything else stays as it is. */
export function decodePercent(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextets = new Int8Array(256).fill(-1)
for (let i = 0; i < alphabet.length; i++) sextets[alphabet.charCodeAt(i)] = i

/** Base64 with or without padding; null when it is none. */
export function decodeBase64(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
  let stop = end
  while (stop > start && bytes[stop - 1] === 0x3d) stop--
  const decoded = new Uint8Array(Math.floor(((stop - start) * 6) / 8))
  let bits = 0
  let held = 0
  let length = 0
  for (let i = start; i < stop; i++) {
    const sextet = sextets[bytes[i] as number] as number
    if (sextet < 0) return null
    held = ((held << 6) | sextet) & 0xfff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      decoded[length++] = (held >> bits) & 0xff
    }
  }
  return decoded
}
