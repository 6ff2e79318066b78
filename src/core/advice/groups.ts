import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'
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

/** How many files and how many bytes they have, for a sentence. */
export function amount(files: readonly StoredFile[]): readonly [number, number] {
  return [files.length, sumOf(files)]
}

/** `step 3` with a layer's step counted from 1, `layer 2` when the step is not known. */
export function stepWord(historyIndex: number | null | undefined, layer: number): Sentence {
  return historyIndex === null || historyIndex === undefined
    ? say('layerAt', layer)
    : say('stepAt', historyIndex)
}

/** Bytes of files together. */
export function sumOf(files: readonly StoredFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}
