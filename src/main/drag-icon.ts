import type { App, NativeImage, nativeImage } from 'electron'

/** Pixels of the picture that stands for a file where the system has none. */
const plainSize = 32

/**
 * Gives the picture that the system has for a file. Without one, as on a Linux without icons, Electron
 * would begin no drag and say nothing, so a plain grey square stands in for it.
 */
export function iconsOfFiles(
  app: Pick<App, 'getFileIcon'>,
  images: Pick<typeof nativeImage, 'createFromBitmap'>,
): (path: string) => Promise<NativeImage> {
  return async (path) => {
    const icon = await app.getFileIcon(path).catch(() => null)
    if (icon !== null && !icon.isEmpty()) return icon
    const grey = Buffer.alloc(plainSize * plainSize * 4, 0xa0)
    return images.createFromBitmap(grey, { width: plainSize, height: plainSize })
  }
}
