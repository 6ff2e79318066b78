import type { HexRow } from '../../shared/file-views.ts'

const bytesPerRow = 16

/** Bytes as rows of sixteen; `offset` is where they begin in the file. */
export function hexRows(bytes: Uint8Array, offset: number): readonly HexRow[] {
  const rows: HexRow[] = []
  for (let at = 0; at < bytes.length; at += bytesPerRow) {
    const row = bytes.subarray(at, at + bytesPerRow)
    const text = Array.from(row, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    ).join('')
    rows.push({ offset: offset + at, hex: Buffer.from(row).toString('hex'), text })
  }
  return rows
}
