import { resolve } from 'node:path'

/**
 * The file or folder that the words of a start name, as an absolute path; null when none. The system
 * gives a double-clicked file as the last word, after the program and, in a checkout, the app's folder.
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
  const given = words.slice(isPackaged ? 1 : 2).filter((word) => !word.startsWith('-'))
  const last = given.at(-1)
  if (last === undefined || last === '') return null
  return resolve(workingFolder, last)
}
