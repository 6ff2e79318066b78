import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { userFolder } from '../files/user-folders.ts'
import { makeFolder } from '../files/make-folder.ts'
import { writeAtomically } from '../files/write-atomically.ts'

/** The image that was set longest ago goes first. */
const mostKept = 200

const kept = z.object({
  version: z.literal(1),
  /** Image ID and how many layers are the base's, in the order in which they were set. */
  boundaries: z.array(z.tuple([z.string(), z.int().min(0)])),
})

/** The file of the boundaries, beside the settings. */
export function boundariesPath(): string {
  return join(userFolder('config'), 'boundaries.json')
}

/**
 * Where someone put the boundary between base and yours, image by image: one file for all hosts of a
 * user. Only a help: a file that cannot be read is as if there were none, and what cannot be written
 * lasts as long as the process.
 */
export class BoundaryDesk {
  readonly #path: string
  /** What the file does not have, because it could not be written; null: to be forgotten. */
  readonly #unwritten = new Map<string, number | null>()
  /** One after the other, so that no boundary is lost. */
  #writing: Promise<unknown> = Promise.resolve()

  constructor(path: string) {
    this.#path = path
  }

  /** Layers of the base as someone said; null when nobody did. */
  async find(imageId: string): Promise<number | null> {
    await this.#writing
    const unwritten = this.#unwritten.get(imageId)
    return unwritten === undefined ? ((await this.#read()).get(imageId) ?? null) : unwritten
  }

  /** Remembers a boundary; null forgets it. */
  keep(imageId: string, layers: number | null): Promise<void> {
    const done = this.#writing.then(() => this.#keep(imageId, layers))
    this.#writing = done
    return done
  }

  async #keep(imageId: string, layers: number | null): Promise<void> {
    this.#unwritten.set(imageId, layers)
    // another window may have written it meanwhile
    const boundaries = await this.#read()
    for (const [image, value] of this.#unwritten) {
      boundaries.delete(image)
      if (value !== null) boundaries.set(image, value)
    }
    const last = [...boundaries].slice(-mostKept)
    try {
      await makeFolder(dirname(this.#path))
      await writeAtomically(
        this.#path,
        `${JSON.stringify({ version: 1, boundaries: last }, null, 2)}\n`,
      )
      this.#unwritten.clear()
    } catch {
      // tried again with the next one
    }
  }

  async #read(): Promise<Map<string, number>> {
    try {
      const file = kept.safeParse(JSON.parse(await readFile(this.#path, 'utf8')))
      return new Map(file.success ? file.data.boundaries : [])
    } catch {
      return new Map()
    }
  }
}
