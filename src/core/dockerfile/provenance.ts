/** A Dockerfile that came with the image. */
export interface FoundDockerfile {
  readonly name: string
  readonly text: string
}

type Json = Readonly<Record<string, unknown>>

/**
 * The Dockerfile in a provenance attestation of BuildKit (`--provenance mode=max`), which keeps the
 * build's own files as base64: SLSA v0.2 in `predicate.metadata`, v1 in `predicate.runDetails`. Null
 * for any other document.
 */
export function dockerfileInProvenance(document: unknown): FoundDockerfile | null {
  const predicate = field(document, 'predicate')
  const old = field(predicate, 'metadata', 'https://mobyproject.org/buildkit@v1#metadata')
  const current = field(predicate, 'runDetails', 'metadata', 'buildkit_metadata')
  for (const metadata of [current, old]) {
    const infos = field(metadata, 'source', 'infos')
    if (!Array.isArray(infos)) continue
    for (const info of infos as readonly unknown[]) {
      const data = field(info, 'data')
      const name = field(info, 'filename')
      if (typeof data !== 'string') continue
      const text = fromBase64(data)
      if (text !== null) return { name: typeof name === 'string' ? name : 'Dockerfile', text }
    }
  }
  return null
}

/** A member of a member of a JSON document; undefined when there is none. */
export function field(value: unknown, ...names: readonly string[]): unknown {
  let at = value
  for (const name of names) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Json)[name]
  }
  return at
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** UTF-8 text from base64; null for what is not base64. */
function fromBase64(text: string): string | null {
  const compact = text.replace(/[\s=]/g, '')
  const bytes = new Uint8Array(Math.floor((compact.length * 6) / 8))
  let bits = 0
  let held = 0
  let at = 0
  for (const digit of compact) {
    const value = digits.indexOf(digit)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return new TextDecoder().decode(bytes)
}
