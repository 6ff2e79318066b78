import { open, stat } from 'node:fs/promises'
import { PathTable } from '../../core/store/path-table.ts'
import type { Archive, ByteSource } from './archive.ts'
import { BlobSkimmer, TooMuch } from './blob-skimmer.ts'
import { sniff } from './bytes/sniff.ts'
import { resolveLimits } from './limits.ts'
import { openDirectory } from './open-source.ts'
import type { OpenedSource } from './open-source.ts'
import { SeekingEntries } from './outer/seeking-entries.ts'
import { passEntries } from './pass-entries.ts'
import { toArchive } from './to-archive.ts'

export type SeekableSource = Extract<ByteSource, { kind: 'file' | 'directory' }>

/** An archive has a few hundred entries; with many images in it some thousands. */
const mostEntries = 10_000
const mostJson = 32 * 1024 * 1024
/** What a first look may add to the time of the whole reading, however slow the disk is. */
const patienceMs = 500
/** Entries between two looks at the clock: a small archive is looked at whatever the clock says. */
const entriesBetween = 200

/**
 * A first look at an archive: what its metadata tells, with no layer read. It is the archive that
 * `readArchive` is about to find, as far as names and metadata are true: no layer has contents, none
 * is verified, findings and entries mean nothing. Null where there is nothing to tell: an archive
 * packed as a whole, a damaged one, one with very many entries, a slow disk; whoever reads it then
 * tells what is wrong. Never throws.
 */
export async function skimArchive(
  source: SeekableSource,
  signal: AbortSignal,
): Promise<Archive | null> {
  const stopped = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null)
    else signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  const looking =
    source.kind === 'directory' ? ofFolder(source.path, signal) : ofFile(source.path, signal)
  // whatever is wrong is found again by the reading, and said there
  return Promise.race([looking.catch(() => null), stopped])
}

async function ofFolder(path: string, signal: AbortSignal): Promise<Archive> {
  const nothing = (): void => undefined
  return look(await openDirectory(path, { signal, onBytes: nothing }), signal)
}

async function ofFile(path: string, signal: AbortSignal): Promise<Archive | null> {
  // a pipe would give away its bytes
  if (!(await stat(path)).isFile()) return null
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const outer = new SeekingEntries(file, size, resolveLimits().metadataBytes)
    const head = await outer.head()
    if (sniff(head) !== 'tar') return null
    const opened = {
      outer,
      head,
      compression: 'none',
      bytesRead: () => 0,
      fault: () => null,
    } as const
    return await look(opened, signal)
  } finally {
    await file.close()
  }
}

async function look(opened: OpenedSource, signal: AbortSignal): Promise<Archive> {
  const limits = resolveLimits({ archiveEntries: mostEntries })
  const begun = performance.now()
  let files = 0
  const skimmer = new BlobSkimmer(mostJson, () => {
    signal.throwIfAborted()
    const isLate = ++files % entriesBetween === 0 && performance.now() - begun > patienceMs
    if (isLate) throw new TooMuch()
  })
  const passed = await passEntries(opened.outer, skimmer, limits)
  return toArchive(opened, passed, new PathTable(), limits)
}
