import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file that waits to be fetched by the browser. */
export interface Download {
  readonly path: string
  readonly fileName: string
}

/** What nobody fetched is thrown away after this time, and beyond this many. */
const patienceMs = 10 * 60_000
const mostWaiting = 20

/**
 * Extracted files on their way to a browser: written into a private temporary folder, fetched once
 * under an address that cannot be guessed, then removed.
 */
export class Downloads {
  readonly #waiting = new Map<string, Download>()
  #folder: Promise<string> | null = null

  /** A path for a new file. */
  async reserve(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'strata-'))
    return join(await this.#folder, randomBytes(16).toString('hex'))
  }

  /** Makes a finished file ready and returns the address to fetch it from. */
  add(download: Download): string {
    const id = randomBytes(16).toString('hex')
    this.#waiting.set(id, download)
    const [oldest] = this.#waiting.keys()
    if (this.#waiting.size > mostWaiting && oldest !== undefined) void this.#drop(oldest)
    setTimeout(() => void this.#drop(id), patienceMs).unref()
    return `/download/${id}`
  }

  /** The file under an address's last part, once; null when there is none. The caller removes it. */
  take(id: string): Download | null {
    const download = this.#waiting.get(id) ?? null
    this.#waiting.delete(id)
    return download
  }

  /** Removes everything. */
  async close(): Promise<void> {
    this.#waiting.clear()
    const folder = await this.#folder
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }

  async #drop(id: string): Promise<void> {
    const download = this.take(id)
    if (download) await rm(download.path, { force: true })
  }
}
