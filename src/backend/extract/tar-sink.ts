import { kindBlock, kindCharacter } from '../../core/model/entry-kind.ts'
import type { EntryFacts } from '../../core/queries/entry-facts.ts'
import type { ItemNames } from './item-names.ts'
import type { PlannedItem, PlannedLink } from './plan.ts'
import type { Sink } from './sink.ts'
import type { TarHeader } from './tar-header.ts'
import { padding, tarEnd, tarHeader } from './tar-header.ts'

/** Takes bytes; resolves when there is room for more. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>

/** Writes a tar archive with everything that tar can keep. */
export class TarSink implements Sink {
  readonly #write: WriteBytes
  readonly #names: ItemNames
  readonly #keepOwners: boolean

  constructor(write: WriteBytes, names: ItemNames, keepOwners: boolean) {
    this.#write = write
    this.#names = names
    this.#keepOwners = keepOwners
  }

  async directory({ path }: PlannedItem, facts: EntryFacts): Promise<void> {
    const name = this.#names.relative(path)
    const withSlash = Buffer.concat([name, Buffer.from('/')])
    await this.#write(tarHeader(this.#header(withSlash, 'directory', facts)))
  }

  async file(
    { path }: PlannedItem,
    facts: EntryFacts,
    content: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const header = this.#header(this.#names.relative(path), 'file', facts)
    await this.#write(tarHeader({ ...header, size: facts.size }))
    for await (const chunk of content) await this.#write(chunk)
    await this.#write(padding(facts.size))
  }

  async hardLink({ path, target }: PlannedLink, facts: EntryFacts): Promise<void> {
    const header = this.#header(this.#names.relative(path), 'hardlink', facts)
    const link = this.#names.relative(target)
    await this.#write(tarHeader({ ...header, link, xattrs: new Map() }))
  }

  async symlink({ path }: PlannedItem, facts: EntryFacts, target: Uint8Array): Promise<void> {
    const header = this.#header(this.#names.relative(path), 'symlink', facts)
    await this.#write(tarHeader({ ...header, link: Buffer.from(target) }))
  }

  async special({ path }: PlannedItem, facts: EntryFacts): Promise<void> {
    const { kind, device } = facts
    const type = kind === kindCharacter ? 'character' : kind === kindBlock ? 'block' : 'fifo'
    const header = this.#header(this.#names.relative(path), type, facts)
    await this.#write(tarHeader({ ...header, device }))
  }

  async marker(directory: number, name: Buffer, facts: EntryFacts): Promise<void> {
    const above = this.#names.relative(directory)
    const full = above.length === 0 ? name : Buffer.concat([above, Buffer.from('/'), name])
    await this.#write(tarHeader(this.#header(full, 'file', facts)))
  }

  finish(): Promise<void> {
    return this.#write(tarEnd())
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  #header(name: Buffer, type: TarHeader['type'], facts: EntryFacts): TarHeader {
    return {
      name,
      type,
      mode: facts.mode,
      uid: this.#keepOwners ? facts.uid : 0,
      gid: this.#keepOwners ? facts.gid : 0,
      size: 0,
      mtime: facts.mtime ?? 0,
      link: null,
      device: null,
      xattrs: facts.xattrs,
    }
  }
}
