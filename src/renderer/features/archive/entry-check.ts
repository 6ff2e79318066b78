import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { archiveWords } from '../../words/archive-words.ts'

const words = archiveWords.checks

export interface EntryCheck {
  readonly passed: boolean
  readonly word: string
}

/** What the bytes of an entry were compared with, and how it came out; null when with nothing. */
export function entryCheck(entry: ArchiveEntry, overview: Overview): EntryCheck | null {
  if (entry.nameVerified === false) return { passed: false, word: words.mismatch }
  if (entry.role === 'config' && entry.digest !== null && entry.digest === overview.image.id) {
    return { passed: true, word: words.imageId }
  }
  const layer = entry.role === 'layer' ? layerOf(entry, overview) : undefined
  if (layer?.state === 'read') {
    return { passed: layer.verified, word: layer.verified ? words.diffId : words.mismatch }
  }
  return entry.nameVerified === true ? { passed: true, word: words.name } : null
}

export function layerOf(entry: ArchiveEntry, { layers }: Overview) {
  return layers.find((layer) => layer.index === entry.layer)
}

export function stepOf(entry: ArchiveEntry, { steps }: Overview) {
  return entry.layer === null ? undefined : steps.find((step) => step.layerIndex === entry.layer)
}
