/*
 * A page of Chromium speaks to the outside in text only. These two functions carry what a structured
 * clone carries; they are sent to the page as text, so each stands alone.
 */

/** Text of a value. Throws what structuredClone throws for a function, a symbol or a node. */
export function encodeClone(value: unknown): string {
  const bytesToText = (bytes: Uint8Array): string => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }
  const encode = (part: unknown): unknown => {
    if (part === undefined) return { $: 'undefined' }
    if (typeof part === 'bigint') return { $: 'bigint', v: part.toString() }
    if (typeof part === 'number' && !Number.isFinite(part)) return { $: 'number', v: String(part) }
    if (part === null || typeof part !== 'object') return part
    if (part instanceof Date) return { $: 'date', v: part.getTime() }
    if (part instanceof Uint8Array) return { $: 'bytes', v: bytesToText(part) }
    if (part instanceof ArrayBuffer) return { $: 'buffer', v: bytesToText(new Uint8Array(part)) }
    if (part instanceof Map) return { $: 'map', v: [...part].map(encode) }
    if (part instanceof Set) return { $: 'set', v: [...part].map(encode) }
    if (part instanceof Error) return { $: 'error', v: part.message }
    if (Array.isArray(part)) return part.map(encode)
    return {
      $: 'object',
      v: Object.entries(part).map(([name, inner]) => [name, encode(inner)]),
    }
  }
  return JSON.stringify(encode(structuredClone(value)))
}

/** The value of such a text. */
export function decodeClone(text: string): unknown {
  const bytesOf = (encoded: string): Uint8Array<ArrayBuffer> => {
    const raw = atob(encoded)
    const bytes = new Uint8Array(raw.length)
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i)
    return bytes
  }
  const decode = (part: unknown): unknown => {
    if (part === null || typeof part !== 'object') return part
    if (Array.isArray(part)) return part.map(decode)
    const { $: kind, v } = part as { readonly $: string; readonly v: never }
    switch (kind) {
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(v)
      case 'number':
        return Number(v)
      case 'date':
        return new Date(v)
      case 'bytes':
        return bytesOf(v)
      case 'buffer':
        return bytesOf(v).buffer
      case 'map':
        return new Map((v as unknown[]).map(decode) as [unknown, unknown][])
      case 'set':
        return new Set((v as unknown[]).map(decode))
      case 'error':
        return new Error(v)
      default:
        return Object.fromEntries(
          (v as [string, unknown][]).map(([name, inner]) => [name, decode(inner)] as const),
        )
    }
  }
  return decode(JSON.parse(text))
}
