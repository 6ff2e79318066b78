/** One entry of a tar to be written. Times are whole seconds since 1970. */
export interface TarEntry {
  readonly name: string
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: number
  readonly content: Uint8Array
  readonly linkTarget: string
}

const block = 512
const typeFlags = { file: '0', hardlink: '1', symlink: '2', directory: '5' } as const

/** A POSIX ustar archive, byte for byte the same for the same entries. Names up to 100 bytes. */
export function writeUstar(entries: readonly TarEntry[]): Uint8Array {
  const parts = entries.flatMap((entry) => [header(entry), entry.content, padding(entry.content)])
  return Buffer.concat([...parts, new Uint8Array(2 * block)])
}

function header(entry: TarEntry): Uint8Array {
  const bytes = Buffer.alloc(block)
  put(bytes, 0, 100, entry.name)
  octal(bytes, 100, 8, entry.mode)
  octal(bytes, 108, 8, entry.uid)
  octal(bytes, 116, 8, entry.gid)
  octal(bytes, 124, 12, entry.content.length)
  octal(bytes, 136, 12, entry.mtime)
  bytes.fill(' ', 148, 156)
  bytes.write(typeFlags[entry.type], 156)
  put(bytes, 157, 100, entry.linkTarget)
  bytes.write('ustar\0' + '00', 257, 'latin1')
  octal(bytes, 329, 8, 0)
  octal(bytes, 337, 8, 0)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

function put(bytes: Buffer, at: number, length: number, text: string): void {
  const encoded = Buffer.from(text)
  if (encoded.length > length) throw new Error(`“${text}” is too long for ustar`)
  bytes.set(encoded, at)
}

function octal(bytes: Buffer, at: number, length: number, value: number): void {
  bytes.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
}

function padding(content: Uint8Array): Uint8Array {
  return new Uint8Array((block - (content.length % block)) % block)
}
