import type { Settings } from '../../shared/settings.ts'
import { readStaticFile } from './static-files.ts'
import type { StaticFile } from './static-files.ts'

/** What of the settings the first paint depends on. */
export type Look = Pick<Settings, 'theme' | 'contrast'>

/**
 * A file of the built window, as `readStaticFile` finds it; a page comes in the theme and contrast that
 * the settings say, so that it is never seen in another one, whatever its browser remembers.
 */
export async function readWindowFile(
  folder: string,
  urlPath: string,
  look: () => Promise<Look>,
): Promise<StaticFile | null> {
  const file = await readStaticFile(folder, urlPath)
  if (file === null || !file.mediaType.startsWith('text/html')) return file
  const page = Buffer.from(file.bytes).toString('utf8')
  return { ...file, bytes: Buffer.from(page.replace('<html', `<html${attributes(await look())}`)) }
}

/** The same attributes as the window sets when a setting changes. */
function attributes({ theme, contrast }: Look): string {
  const chosen = { theme, contrast }
  return Object.entries(chosen)
    .filter(([, value]) => value !== 'system')
    .map(([name, value]) => ` data-${name}="${value}"`)
    .join('')
}
