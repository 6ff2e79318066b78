import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The file or folder that the words of a start name, as an absolute path; null when none. The system
 * gives a double-clicked file as the last word, after the program and, in a checkout, the app's folder;
 * switches may stand anywhere among them.
 *
 * @param words Of the process, the program first.
 * @param isPackaged Whether the app's folder is missing among them.
 * @param workingFolder Against which a relative path is meant.
 */
export function fileInWords(
  words: readonly string[],
  isPackaged: boolean,
  workingFolder: string,
): string | null {
  const given = words.slice(1).filter((word) => !word.startsWith('-'))
  const last = given.slice(isPackaged ? 0 : 1).at(-1)
  if (last === undefined || last === '') return null
  return last.startsWith('file:') ? pathOfAddress(last) : resolve(workingFolder, last)
}

/** The desktops of Linux name a file by its address, `file:///home/ada/a%20b.tar`. */
function pathOfAddress(address: string): string | null {
  try {
    return fileURLToPath(address)
  } catch {
    // Of another machine, or no address at all.
    return null
  }
}

/** What a second start gives to the first: the words themselves reach it in another order. */
export interface HandedOver {
  readonly path: string | null
}

/** The file that a second start has handed over; null when none, or when it is of another kind. */
export function pathHandedOver(data: unknown): string | null {
  const path = (data as Partial<HandedOver> | null | undefined)?.path
  return typeof path === 'string' ? path : null
}
