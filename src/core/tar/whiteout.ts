/**
 * What the last segment of a path says about whiteouts (OCI layer.md "Whiteouts"; AUFS metadata
 * as Docker's archive package skips it). Decided by name, never by type.
 */
export type Marker =
  | 'none'
  /** `.wh.x`: hides x of the lower layers. */
  | 'whiteout'
  /** `.wh..wh..opq`: hides all lower children of its directory. */
  | 'opaque'
  /** Any other `.wh..wh.*`: AUFS bookkeeping, not part of the file system. */
  | 'reserved'
  /** `.wh.`, `.wh..` and `.wh...`: would hide the directory itself or its parent. */
  | 'invalid'

export const whiteoutPrefix = '.wh.'
const reservedPrefix = '.wh..wh.'
const opaqueName = '.wh..wh..opq'
const plinkDirectory = '.wh..wh.plnk/'

export function markerOf(bytes: Uint8Array, start: number, end: number): Marker {
  if (!startsWith(bytes, start, end, whiteoutPrefix)) return 'none'
  if (startsWith(bytes, start, end, reservedPrefix)) {
    const opaque = end - start === opaqueName.length && startsWith(bytes, start, end, opaqueName)
    return opaque ? 'opaque' : 'reserved'
  }
  const hidden = end - start - whiteoutPrefix.length
  if (hidden === 0) return 'invalid'
  return hidden <= 2 && isDots(bytes, end - hidden, end) ? 'invalid' : 'whiteout'
}

/** Whether a cleaned or raw path lies in AUFS's directory of hard link sources, `.wh..wh.plnk/`. */
export function isPlink(bytes: Uint8Array, start: number, end: number): boolean {
  return startsWith(bytes, rootless(bytes, start, end), end, plinkDirectory)
}

/** Whether a path is AUFS bookkeeping at the root of a layer, where it is to be expected. */
export function isRootMetadata(bytes: Uint8Array, start: number, end: number): boolean {
  return startsWith(bytes, rootless(bytes, start, end), end, reservedPrefix)
}

/** Where a path begins after leading "/" and "./". */
function rootless(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  for (;;) {
    if (at < end && bytes[at] === 0x2f) at++
    else if (at + 1 < end && bytes[at] === 0x2e && bytes[at + 1] === 0x2f) at += 2
    else return at
  }
}

function startsWith(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start < text.length) return false
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text.charCodeAt(i)) return false
  return true
}

function isDots(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== 0x2e) return false
  return true
}
