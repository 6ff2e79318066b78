import type { ArchiveLimits } from './archive.ts'

const mebibyte = 1024 * 1024

/** Far above every real image, low enough that a hostile one cannot exhaust memory. */
export const defaultLimits: ArchiveLimits = {
  entries: 20_000_000,
  layers: 4096,
  archiveEntries: 100_000,
  jsonBytes: 16 * mebibyte,
  metadataBytes: mebibyte,
  // gzip reaches 1032 with zeros; zstd 32,000, so an image of up to 16 GiB of zeros is let through
  compressionRatio: 1100,
  freeUnpackedBytes: 16 * 1024 * mebibyte,
  indexDepth: 8,
}

/** Bytes of all JSON documents kept until the images are resolved. */
export const keptJsonBytes = 128 * mebibyte

/** Bytes of a text that is kept to be shown; a real provenance attestation is well below. */
export const shownTextBytes = 256 * 1024

/** Nesting of one JSON document: beyond it, walking the value could exhaust the stack. */
export const jsonDepth = 200

/** Images in one archive. */
export const imageCount = 2000

/** Descriptors visited while the indexes of one archive are walked. */
export const indexSteps = 20_000

/** Fills in what the caller left open. */
export function resolveLimits(limits: Partial<ArchiveLimits> = {}): ArchiveLimits {
  return { ...defaultLimits, ...limits }
}
