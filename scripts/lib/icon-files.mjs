/* The two containers in which macOS and Windows take an icon: both hold PNG files as they are. */

/** Type of each size in an .icns file; a size for Retina screens is that of twice the points. */
const icnsTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]

const icoSizes = [16, 24, 32, 48, 64, 128, 256]

/** An .icns file of PNGs by their size in pixels. */
export function icnsOf(drawings) {
  const parts = icnsTypes.map(([type, size]) => {
    const png = drawings.get(size)
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([head, png])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}

/** An .ico file of PNGs by their size in pixels. */
export function icoOf(drawings) {
  const head = Buffer.alloc(6 + icoSizes.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(icoSizes.length, 4)
  let offset = head.length
  icoSizes.forEach((size, index) => {
    const png = drawings.get(size)
    const entry = 6 + index * 16
    // 0 stands for 256.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...icoSizes.map((size) => drawings.get(size))])
}
