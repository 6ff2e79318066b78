import { constants } from 'node:fs'
import { chmod, lchown, link, lutimes, open, rm, symlink, utimes } from 'node:fs/promises'
import { kindFifo } from '../../core/model/entry-kind.ts'
import type { EntryFacts } from '../../core/queries/entry-facts.ts'
import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import { systemErrorOf } from '../files/system-error.ts'
import { FolderPlaces } from './folder-places.ts'
import type { ItemNames } from './item-names.ts'
import type { PlannedItem, PlannedLink } from './plan.ts'
import type { Sink } from './sink.ts'
import { Refusal } from './sink.ts'

const permissionBits = 0o777
const specialBits = 0o7000

/**
 * Writes below a folder, and nowhere else: see FolderPlaces. Nothing that is there is overwritten.
 * Set-uid, set-gid and sticky bits are left out, and devices refused.
 */
export class FolderSink implements Sink {
  readonly #places: FolderPlaces
  readonly #keepOwners: boolean
  readonly #problem: (path: number, reason: Sentence) => void
  /** What directories become when all is written: until then we may write into them. */
  readonly #later: { readonly path: number; readonly facts: EntryFacts }[] = []

  constructor(
    folder: string,
    names: ItemNames,
    keepOwners: boolean,
    problem: (path: number, reason: Sentence) => void,
  ) {
    this.#places = new FolderPlaces(folder, names)
    this.#keepOwners = keepOwners && process.getuid?.() === 0
    this.#problem = problem
  }

  async directory({ path }: PlannedItem, facts: EntryFacts): Promise<void> {
    await this.#places.makeDirectory(path)
    this.#later.push({ path, facts })
  }

  async file(
    { path }: PlannedItem,
    facts: EntryFacts,
    content: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const place = await this.#places.of(path)
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
    const file = await open(place, flags, 0o600).catch(refuseExisting)
    let done = false
    try {
      for await (const chunk of content) await file.writeFile(chunk)
      if (this.#keepOwners) await file.chown(facts.uid, facts.gid)
      await file.chmod(facts.mode & permissionBits)
      if (facts.mtime !== null) await file.utimes(facts.mtime / 1000, facts.mtime / 1000)
      done = true
    } finally {
      await file.close()
      if (!done) await rm(place, { force: true })
    }
    this.#tellSpecialBits(path, facts)
  }

  async hardLink({ path, target }: PlannedLink): Promise<void> {
    const place = await this.#places.of(path)
    await link(await this.#places.of(target), place).catch(refuseExisting)
  }

  async symlink({ path }: PlannedItem, facts: EntryFacts, target: Uint8Array): Promise<void> {
    const place = await this.#places.of(path)
    await symlink(Buffer.from(target), place).catch(refuseExisting)
    if (this.#keepOwners) await lchown(place, facts.uid, facts.gid)
    if (facts.mtime !== null) {
      // a file system may have no times for links
      await lutimes(place, facts.mtime / 1000, facts.mtime / 1000).catch(() => {})
    }
  }

  special(_: PlannedItem, facts: EntryFacts): Promise<void> {
    const why = say(facts.kind === kindFifo ? 'pipeOnlyInTar' : 'deviceOnlyInTar')
    return Promise.reject(new Refusal(why))
  }

  async marker(directory: number, name: Buffer): Promise<void> {
    const place = await this.#places.below(directory, name)
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
    await (await open(place, flags, 0o644).catch(refuseExisting)).close()
  }

  async finish(): Promise<void> {
    // the deepest first: a time would change again, a mode could lock us out
    for (const { path, facts } of this.#later.reverse()) {
      const place = await this.#places.of(path)
      if (this.#keepOwners) await lchown(place, facts.uid, facts.gid)
      await chmod(place, facts.mode & permissionBits)
      if (facts.mtime !== null) await utimes(place, facts.mtime / 1000, facts.mtime / 1000)
      this.#tellSpecialBits(path, facts)
    }
  }

  close(): Promise<void> {
    return this.#places.close()
  }

  #tellSpecialBits(path: number, { mode, kind }: EntryFacts): void {
    // the sticky bit of a directory gives nobody rights
    if ((mode & specialBits & ~0o1000) === 0 && kind !== kindFifo) return
    this.#problem(path, say('specialBitsLeftOut'))
  }
}

function refuseExisting(error: unknown): never {
  const { code } = systemErrorOf(error)
  if (code === 'EEXIST' || code === 'ELOOP') {
    throw new Refusal(say('somethingThere'))
  }
  throw error
}
