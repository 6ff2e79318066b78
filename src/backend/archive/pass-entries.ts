import { say } from '../../core/sentences/sentence.ts'
import { StrataError, errorInfo } from '../../shared/errors.ts'
import type { ArchiveLimits } from './archive.ts'
import { ArchiveIndex } from './archive-index.ts'
import type { Blob } from './blob.ts'
import type { PassingFile } from './blob-reader.ts'
import { containerExportError } from './diagnosis.ts'
import type { PassedEntry } from './listing.ts'
import { normaliseName } from './names.ts'
import type { OuterEnd, OuterEntries } from './outer/outer-entry.ts'

/** All outer entries after the last one. */
export interface Passed {
  readonly index: ArchiveIndex
  readonly entries: readonly PassedEntry[]
  readonly end: OuterEnd
}

/** What makes a blob of each file that passes. */
export interface FileReader {
  /** Null when the content ends before its size. */
  readonly read: (file: PassingFile) => Promise<Blob | null>
}

const metadataNames = new Set(['manifest.json', 'index.json', 'oci-layout', 'repositories'])
const systemFolders = new Set(
  'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var'.split(' '),
)
/** No image archive has that many folders of a Linux system at its top. */
const enoughSystemFolders = 6

/**
 * Lets every outer entry pass once: files are read by what they are, links and folders noted.
 * Throws a StrataError for what makes the rest pointless: a limit, or the file system of a
 * container instead of an image.
 */
export async function passEntries(
  outer: OuterEntries,
  reader: FileReader,
  limits: ArchiveLimits,
): Promise<Passed> {
  const index = new ArchiveIndex()
  const entries: PassedEntry[] = []
  const system = new SystemFolders()
  for await (const entry of outer.entries()) {
    const name = normaliseName(entry.name)
    if (entries.length >= limits.archiveEntries) throw tooMany(limits.archiveEntries)
    if (name.length > limits.metadataBytes) throw tooLong(limits.metadataBytes)
    if (system.found(name)) throw new StrataError(containerExportError())
    switch (entry.kind) {
      case 'directory':
      case 'other':
        if (name !== '') entries.push({ kind: entry.kind, name })
        break
      case 'symlink':
      case 'hardlink':
        index.addLink(name, entry.target, entry.kind === 'hardlink')
        entries.push({ kind: 'link', name, target: entry.target })
        break
      case 'file': {
        const { size, offset, body } = entry
        const blob = await reader.read({ name, size, offset, body })
        // a file that breaks off is not kept: nothing in it can be trusted
        if (blob === null) break
        index.addBlob(blob)
        entries.push({ kind: 'blob', name, blob })
      }
    }
  }
  return { index, entries, end: outer.end() }
}

/** Recognises the tar of a container's file system (docker export) while it passes. */
class SystemFolders {
  readonly #seen = new Set<string>()
  #hasMetadata = false

  found(name: string): boolean {
    if (metadataNames.has(name)) this.#hasMetadata = true
    if (this.#hasMetadata) return false
    if (name === '.dockerenv') return true
    const top = name.split('/', 1)[0] ?? ''
    if (systemFolders.has(top)) this.#seen.add(top)
    return this.#seen.size >= enoughSystemFolders
  }
}

function tooMany(limit: number): StrataError {
  return new StrataError(errorInfo('limit-exceeded', say('tooManyEntries', limit)))
}

function tooLong(limit: number): StrataError {
  return new StrataError(errorInfo('limit-exceeded', say('nameTooLong', limit)))
}
