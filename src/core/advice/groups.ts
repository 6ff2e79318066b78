import { formatBytes, plural } from '../model/format.ts'
import type { StoredFile } from './advice.ts'

/** Files grouped by a key, in order of their first. */
export function groupedBy<K>(
  files: readonly StoredFile[],
  key: (file: StoredFile) => K,
): readonly (readonly [K, readonly StoredFile[]])[] {
  const groups = new Map<K, StoredFile[]>()
  for (const file of files) {
    const group = groups.get(key(file))
    if (group === undefined) groups.set(key(file), [file])
    else group.push(file)
  }
  return [...groups]
}

/** Wasted files, together when one layer stores them and one layer made them waste. */
export function groupedByWaste(files: readonly StoredFile[]): readonly (readonly StoredFile[])[] {
  return groupedBy(files, ({ layer, waste }) => `${layer} ${waste?.layer ?? layer}`).map(
    ([, together]) => together,
  )
}

/** `12 files with 3.4 MB`. */
export function amount(files: readonly StoredFile[]): string {
  return `${plural(files.length, 'file')} with ${formatBytes(sumOf(files))}`
}

/** `step 3` with a layer's step counted from 1, `layer 2` when the step is not known. */
export function stepWord(historyIndex: number | null | undefined, layer: number): string {
  return historyIndex === null || historyIndex === undefined
    ? `layer ${layer}`
    : `step ${historyIndex + 1}`
}

/** Bytes of files together. */
export function sumOf(files: readonly StoredFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}
