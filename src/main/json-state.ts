import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { writeAtomically } from '../backend/files/write-atomically.ts'
import type { Log } from './log.ts'

/**
 * A small file of JSON that the desktop remembers something in. What cannot be read or does not fit
 * its schema is as if it were not there: nothing here is the user's work.
 */
export class JsonState<T> {
  readonly #path: string
  readonly #schema: z.ZodType<T>
  readonly #log: Log
  #writing: Promise<void> = Promise.resolve()

  constructor(path: string, schema: z.ZodType<T>, log: Log) {
    this.#path = path
    this.#schema = schema
    this.#log = log
  }

  async read(): Promise<T | null> {
    try {
      const parsed = this.#schema.safeParse(JSON.parse(await readFile(this.#path, 'utf8')))
      if (parsed.success) return parsed.data
      this.#log.write('warning', `${this.#path} is not as expected and is made anew`)
    } catch (error) {
      const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
      if (!isAbsent) this.#log.write('warning', `${this.#path} cannot be read:`, error)
    }
    return null
  }

  /** One after the other; resolves when this one is written or could not be. */
  write(value: T): Promise<void> {
    this.#writing = this.#writing
      .then(() => writeAtomically(this.#path, `${JSON.stringify(value, null, 2)}\n`))
      .catch((error: unknown) => this.#log.write('warning', 'not remembered:', error))
    return this.#writing
  }

  /** Resolves when nothing is left to write. */
  settled(): Promise<void> {
    return this.#writing
  }
}
