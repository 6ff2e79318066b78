const block = 512

/** What a header states. Names are bytes without a leading slash. */
export interface TarHeader {
  readonly name: Buffer
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'character' | 'block' | 'fifo'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  /** Milliseconds since 1970. */
  readonly mtime: number
  readonly link: Buffer | null
  readonly device: readonly [number, number] | null
  readonly xattrs: ReadonlyMap<string, Uint8Array>
}

const typeFlags = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  character: '3',
  block: '4',
  directory: '5',
  fifo: '6',
} as const

/**
 * A header as pax writes it (POSIX pax, "ustar Interchange Format"): ustar, with an extended header
 * before it for what does not fit, and extended attributes as SCHILY.xattr records, which docker and
 * GNU tar read.
 */
export function tarHeader(header: TarHeader): Buffer {
  const records: Buffer[] = []
  const { name, link, size, uid, gid, mtime } = header
  if (name.length > 100 || !isAscii(name)) records.push(record('path', name))
  if (link && (link.length > 100 || !isAscii(link))) records.push(record('linkpath', link))
  if (size >= 8 ** 11) records.push(record('size', String(size)))
  if (uid >= 8 ** 7) records.push(record('uid', String(uid)))
  if (gid >= 8 ** 7) records.push(record('gid', String(gid)))
  const seconds = Math.floor(mtime / 1000)
  if (mtime % 1000 !== 0 || seconds < 0 || seconds >= 8 ** 11) {
    records.push(record('mtime', (mtime / 1000).toFixed(3)))
  }
  for (const [key, value] of header.xattrs) records.push(record(`SCHILY.xattr.${key}`, value))
  const own = ustar(header, typeFlags[header.type])
  if (records.length === 0) return own
  const body = Buffer.concat(records)
  const extended = ustar({ ...plain, name: Buffer.from('PaxHeaders/0'), size: body.length }, 'x')
  return Buffer.concat([extended, body, padding(body.length), own])
}

/** Zeros to the end of the block. */
export function padding(length: number): Buffer {
  return Buffer.alloc((block - (length % block)) % block)
}

/** The end of an archive. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * block)
}

const plain: TarHeader = {
  name: Buffer.alloc(0),
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 0,
  mtime: 0,
  link: null,
  device: null,
  xattrs: new Map(),
}

function ustar(header: TarHeader, flag: string): Buffer {
  const bytes = Buffer.alloc(block)
  header.name.copy(bytes, 0, 0, 100)
  octal(bytes, 100, 8, header.mode)
  octal(bytes, 108, 8, header.uid)
  octal(bytes, 116, 8, header.gid)
  octal(bytes, 124, 12, header.size)
  octal(bytes, 136, 12, Math.max(0, Math.floor(header.mtime / 1000)))
  bytes.fill(' ', 148, 156)
  bytes.write(flag, 156, 'latin1')
  header.link?.copy(bytes, 157, 0, 100)
  bytes.write('ustar\x0000', 257, 'latin1')
  octal(bytes, 329, 8, header.device?.[0] ?? 0)
  octal(bytes, 337, 8, header.device?.[1] ?? 0)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

/** A number that does not fit is 0: an extended record states it. */
function octal(bytes: Buffer, at: number, length: number, value: number): void {
  const digits = value.toString(8)
  const fits = digits.length < length ? digits : '0'
  bytes.write(`${fits.padStart(length - 1, '0')}\0`, at, 'latin1')
}

/** "length key=value\n", where the length counts itself. */
function record(key: string, value: Uint8Array | string): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')])
  let length = rest.length + 1
  while (String(length).length + rest.length !== length) {
    length = String(length).length + rest.length
  }
  return Buffer.concat([Buffer.from(String(length)), rest])
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80)
}
