import { fail } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import type { Sentence } from '../../core/sentences/sentence.ts'
import { say } from '../../core/sentences/sentence.ts'
import { isLayerBlob } from './blob.ts'
import type { Blob, LayerBlob } from './blob.ts'
import { parseJson } from './json.ts'
import { baseName, folderOf, normaliseName } from './names.ts'

interface Link {
  readonly hard: boolean
  readonly target: string
}

/** More hops than any archive has; a circle ends here. */
const linkHops = 16

/**
 * Everything found in the archive, by name, by digest and by diff ID. Of two entries with one
 * name the later wins, as extraction has it.
 */
export class ArchiveIndex {
  readonly #byName = new Map<string, Blob | Link>()
  readonly #byDigest = new Map<string, Blob>()
  readonly #byDiffId = new Map<string, LayerBlob>()
  readonly #parsed = new Map<Blob, Result<unknown, Sentence>>()
  #prefix = ''

  addBlob(blob: Blob): void {
    this.#byName.set(blob.name, blob)
    if (blob.digest !== '' && !this.#byDigest.has(blob.digest))
      this.#byDigest.set(blob.digest, blob)
    if (blob.otherDigest !== null) this.#byDigest.set(blob.otherDigest, blob)
    if (isLayerBlob(blob)) {
      const diffId = blob.content.layer.diffId
      if (!this.#byDiffId.has(diffId)) this.#byDiffId.set(diffId, blob)
    }
  }

  addLink(name: string, target: string, hard: boolean): void {
    this.#byName.set(name, { hard, target })
  }

  /** Names are from now on looked up inside this folder: an image that was packed with its folder. */
  enter(folder: string): void {
    this.#prefix = folder === '' ? '' : `${folder}/`
  }

  /** Normalised names of all files and links below the entered folder, without its prefix. */
  *names(): Generator<string, void, undefined> {
    for (const name of this.#byName.keys()) {
      if (name.startsWith(this.#prefix)) yield name.slice(this.#prefix.length)
    }
  }

  /** The file of this name, links followed inside the archive. */
  find(name: string): Blob | null {
    return this.#follow(this.entryName(name))
  }

  /** The full name of the entry that metadata calls `name`. */
  entryName(name: string): string {
    return this.#prefix + normaliseName(name)
  }

  /** Full names of all link entries. */
  *links(): Generator<string, void, undefined> {
    for (const [name, entry] of this.#byName) if ('target' in entry) yield name
  }

  /** The file that the entry of this full name is or leads to. */
  follow(entryName: string): Blob | null {
    return this.#follow(entryName)
  }

  byDigest(digest: string): Blob | null {
    return this.#byDigest.get(digest) ?? null
  }

  byDiffId(diffId: string): LayerBlob | null {
    return this.#byDiffId.get(diffId) ?? null
  }

  /** The file that a descriptor means: by its content, else by its name (OCI image-layout.md, "Blobs"). */
  byDescriptor(digest: string): Blob | null {
    return this.byDigest(digest) ?? this.find(`blobs/${digest.replace(':', '/')}`)
  }

  /** The blob's JSON value, or the reason why there is none. */
  json(blob: Blob): Result<unknown, Sentence> {
    const known = this.#parsed.get(blob)
    if (known !== undefined) return known
    const { content } = blob
    const result =
      content.kind === 'json'
        ? parseJson(content.bytes)
        : fail(
            content.kind === 'other'
              ? say('isSomethingElse', content.what)
              : say('isNoJsonDocument'),
          )
    this.#parsed.set(blob, result)
    return result
  }

  #follow(name: string): Blob | null {
    let at = name
    for (let hop = 0; hop < linkHops; hop++) {
      const found = this.#byName.get(at)
      if (found === undefined) return null
      if (!('target' in found)) return found
      at = this.#targetOf(at, found)
    }
    return null
  }

  #targetOf(name: string, link: Link): string {
    const base = link.hard || link.target.startsWith('/') ? '' : folderOf(name)
    const target = normaliseName(`${base}/${link.target}`)
    if (this.#byName.has(target)) return target
    // docker 1.12.0-rc wrote links with one "../" too many; the last two segments are right
    const lastTwo = `${baseName(folderOf(target))}/${baseName(target)}`
    return normaliseName(this.#prefix + lastTwo)
  }
}
