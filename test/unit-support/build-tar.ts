/** What an entry of a made tar says; anything left out is what a plain file has. */
export interface TarEntry {
  readonly name: string | Uint8Array
  readonly type?: string
  readonly content?: string | Uint8Array
  /** The size field; the length of the content when left out. */
  readonly size?: number
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly mtime?: number
  readonly link?: string
  readonly prefix?: string
  readonly magic?: 'ustar' | 'gnu' | 'v7'
  readonly device?: readonly [number, number]
  /** Changes the finished header before it gets its checksum. */
  readonly patch?: (header: Uint8Array) => void
}

const encoder = new TextEncoder()

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? encoder.encode(text) : text
}

/** A header and its content, padded: one entry of a tar, byte by byte as the test wants it. */
export function tarEntry(entry: TarEntry): Uint8Array {
  const content = bytesOf(entry.content ?? '')
  const bytes = new Uint8Array(512 + Math.ceil(content.length / 512) * 512)
  bytes.set(content, 512)
  const text = (at: number, value: string | Uint8Array) => bytes.set(bytesOf(value), at)
  text(0, entry.name)
  text(100, octal(entry.mode ?? 0o644, 7))
  text(108, octal(entry.uid ?? 0, 7))
  text(116, octal(entry.gid ?? 0, 7))
  text(124, octal(entry.size ?? content.length, 11))
  text(136, octal(entry.mtime ?? 0, 11))
  text(156, entry.type ?? '0')
  text(157, entry.link ?? '')
  const magic = entry.magic ?? 'ustar'
  if (magic !== 'v7') text(257, magic === 'gnu' ? 'ustar  \0' : 'ustar\0' + '00')
  if (entry.device) {
    text(329, octal(entry.device[0], 7))
    text(337, octal(entry.device[1], 7))
  }
  text(345, entry.prefix ?? '')
  entry.patch?.(bytes)
  bytes.fill(0x20, 148, 156)
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  text(148, `${octal(sum, 6)}\0 `)
  return bytes
}

/** Entries (or raw blocks) and the two zero blocks that end a tar. */
export function tar(...parts: readonly (TarEntry | Uint8Array)[]): Uint8Array {
  const entries = parts.map((part) => (part instanceof Uint8Array ? part : tarEntry(part)))
  return concat([...entries, new Uint8Array(1024)])
}

/** A pax extended header with these records. */
export function paxHeader(records: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const content = concat(Object.entries(records).map(([key, value]) => paxRecord(key, value)))
  return tarEntry({ name: 'PaxHeaders/x', type: 'x', content })
}

export function paxRecord(key: string, value: string | Uint8Array): Uint8Array {
  const rest = concat([bytesOf(` ${key}=`), bytesOf(value), bytesOf('\n')])
  let length = rest.length
  while (String(length).length + rest.length !== length) {
    length = String(length).length + rest.length
  }
  return concat([bytesOf(String(length)), rest])
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}
