import { constants } from 'node:fs'
import { lstat, mkdir, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { platform } from 'node:os'
import { say } from '../../core/sentences/sentence.ts'
import { systemErrorOf } from '../files/system-error.ts'
import type { ItemNames } from './item-names.ts'
import { Refusal } from './sink.ts'

/** Open directories at a time. */
const mostOpen = 400
const slash = Buffer.from('/')

/**
 * Finds the places below one folder where things may be written. On Linux a directory is opened
 * below its open parent, never through a link, and names are taken below that handle
 * (/proc/self/fd): nobody can put a link in the way meanwhile, and paths may be as long as they
 * like. Elsewhere every directory on the way is looked at before it is used.
 */
export class FolderPlaces {
  readonly #root: string
  readonly #names: ItemNames
  readonly #open = new Map<number, FileHandle>()
  readonly #checked = new Set<number>()
  readonly #viaHandles = platform() === 'linux'

  constructor(root: string, names: ItemNames) {
    this.#root = root
    this.#names = names
  }

  /** Where to write a path: its directory is there and no link. Throws a Refusal. */
  async of(path: number): Promise<Buffer> {
    if (this.#names.isTop(path)) return Buffer.from(this.#root)
    return this.below(this.#names.parent(path), this.#names.last(path))
  }

  /** Where to write a name in a directory. */
  async below(directory: number, name: Buffer): Promise<Buffer> {
    if (name.length === 0 || name.includes(0) || name.includes('/')) {
      throw new Refusal(say('nameOfNoFile'))
    }
    return Buffer.concat([await this.#directory(directory), slash, name])
  }

  /** Makes a directory, or takes the one that is there. Throws a Refusal when something else is. */
  async makeDirectory(path: number): Promise<Buffer> {
    const place = await this.of(path)
    if (this.#names.isTop(path)) return place
    await mkdir(place, 0o700).catch(async (error: unknown) => {
      if (systemErrorOf(error).code !== 'EEXIST') throw error
      if ((await lstat(place)).isDirectory()) return
      throw new Refusal(say('noDirectoryThere'))
    })
    return place
  }

  async close(): Promise<void> {
    const handles = [...this.#open.values()]
    this.#open.clear()
    for (const handle of handles) await handle.close()
  }

  async #directory(path: number): Promise<Buffer> {
    if (!this.#viaHandles) {
      await this.#check(path)
      const relative = this.#names.relative(path)
      const root = Buffer.from(this.#root)
      return relative.length === 0 ? root : Buffer.concat([root, slash, relative])
    }
    const handle = await this.#handle(path)
    return Buffer.from(`/proc/self/fd/${handle.fd}`)
  }

  async #handle(path: number): Promise<FileHandle> {
    const way: number[] = []
    let at = path
    while (!this.#open.has(at) && !this.#names.isTop(at)) {
      way.push(at)
      at = this.#names.parent(at)
    }
    let handle = this.#open.get(at)
    if (handle === undefined) handle = await this.#keep(at, this.#root)
    else this.#refresh(at, handle)
    for (let next = way.pop(); next !== undefined; next = way.pop()) {
      const place = Buffer.concat([
        Buffer.from(`/proc/self/fd/${handle.fd}/`),
        this.#names.last(next),
      ])
      handle = await this.#keep(next, place)
    }
    return handle
  }

  async #keep(path: number, place: string | Buffer): Promise<FileHandle> {
    const flags = constants.O_RDONLY | constants.O_DIRECTORY
    const follow = typeof place === 'string' ? 0 : constants.O_NOFOLLOW
    const handle = await open(place, flags | follow).catch((error: unknown) => {
      const { code } = systemErrorOf(error)
      if (code === 'ELOOP' || code === 'ENOTDIR') throw new Refusal(say('linkInWay'))
      if (code === 'ENOENT') throw new Refusal(say('directoryNotMade'))
      throw error
    })
    this.#refresh(path, handle)
    for (const [oldest, old] of this.#open) {
      if (this.#open.size <= mostOpen) break
      this.#open.delete(oldest)
      await old.close()
    }
    return handle
  }

  #refresh(path: number, handle: FileHandle): void {
    this.#open.delete(path)
    this.#open.set(path, handle)
  }

  async #check(path: number): Promise<void> {
    if (this.#names.isTop(path) || this.#checked.has(path)) return
    await this.#check(this.#names.parent(path))
    const place = Buffer.concat([Buffer.from(this.#root), slash, this.#names.relative(path)])
    const found = await lstat(place).catch(() => null)
    if (found === null) throw new Refusal(say('directoryNotMade'))
    if (!found.isDirectory()) throw new Refusal(say('linkInWay'))
    this.#checked.add(path)
  }
}
