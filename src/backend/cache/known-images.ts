import { readFile, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../files/make-folder.ts'
import { writeAtomically } from '../files/write-atomically.ts'

/** Raised with every change of what is kept: a file of another version is not read. */
const version = 1

const step = z.object({
  created: z.number().nullable(),
  createdBy: z.string(),
  comment: z.string().nullable(),
  size: z.number(),
})

const image = z.object({
  id: z.string(),
  /**
   * Bytes, as the list of images states them. On the containerd store an ID may name an index, whose
   * platforms come and go, and with them the size: what was known then no longer holds.
   */
  size: z.number(),
  /** Bottom layer first. */
  diffIds: z.array(z.string()).readonly(),
  /** Oldest first; null as long as nobody has asked for them. */
  steps: z.array(step.readonly()).readonly().nullable(),
})

const file = z.object({ version: z.literal(version), images: z.array(image.readonly()) })

/** What an engine said of an image. The ID names the content, so it need not be asked again. */
export type KnownImage = Readonly<z.infer<typeof image>>

/** What one engine said of its images, kept on disk. Only a help: what cannot be read is not known. */
export class KnownImages {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async load(): Promise<readonly KnownImage[]> {
    try {
      const parsed = file.safeParse(JSON.parse(await readFile(this.#path, 'utf8')))
      if (!parsed.success) return []
      const now = new Date()
      await utimes(this.#path, now, now)
      return parsed.data.images
    } catch {
      return []
    }
  }

  /** Keeps these instead of what was kept. */
  async save(images: readonly KnownImage[]): Promise<void> {
    try {
      await makeFolder(dirname(this.#path), 0o700)
      await writeAtomically(this.#path, JSON.stringify({ version, images }), 0o600)
    } catch {
      // they are asked for again
    }
  }
}
