import { readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../files/make-folder.ts'
import { writeAtomically, writeError } from '../files/write-atomically.ts'
import { systemErrorOf } from '../files/system-error.ts'
import { StrataError } from '../../shared/errors.ts'
import {
  defaultSettings,
  type Settings,
  type SettingsChange,
  type SettingsView,
} from '../../shared/settings.ts'
import { readSettings, writeSettings } from './settings-format.ts'

type Listener = (view: SettingsView, before: Settings) => void

/** The settings file: read, changed whole or not at all, and set aside when it makes no sense. */
export class SettingsDesk {
  readonly #path: string
  readonly #listeners = new Set<Listener>()
  readonly #now: () => Date
  #view: Promise<SettingsView> | null = null
  /** One after the other, so that no change is lost. */
  #writing: Promise<unknown> = Promise.resolve()

  constructor(path: string, now: () => Date = () => new Date()) {
    this.#path = path
    this.#now = now
  }

  /** Tells of every change; returns the function that stops it. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Never fails: what cannot be read has its defaults, and the view says so. */
  view(): Promise<SettingsView> {
    this.#view ??= this.#read(null)
    return this.#view
  }

  async settings(): Promise<Settings> {
    return (await this.view()).settings
  }

  /**
   * Changes some of the settings and writes all. The file is read again before: another window may
   * have changed it. Throws a StrataError `write-failed` or `disk-full`; the file is then as it was.
   */
  change(change: SettingsChange): Promise<SettingsView> {
    const done = this.#writing.then(() => this.#change(change))
    this.#writing = done.catch(() => {})
    return done
  }

  async #change(change: SettingsChange): Promise<SettingsView> {
    const known = await this.view()
    const before = await this.#read(known.setAside)
    const settings = { ...before.settings, ...change }
    await makeFolderOf(this.#path)
    await writeAtomically(this.#path, writeSettings(settings))
    const view = { ...before, settings }
    this.#view = Promise.resolve(view)
    for (const listener of [...this.#listeners]) listener(view, known.settings)
    return view
  }

  async #read(earlier: SettingsView['setAside']): Promise<SettingsView> {
    const file = this.#path
    const text = await readText(file)
    if (text === null) return { settings: defaultSettings, file, setAside: earlier }
    const reading = readSettings(text)
    if (reading.ok) return { settings: reading.settings, file, setAside: earlier }
    const path = await this.#setAside()
    return { settings: defaultSettings, file, setAside: { path, why: reading.why } }
  }

  /** Moves the file out of the way, so that nothing in it is lost when settings are written. */
  async #setAside(): Promise<string> {
    const when = this.#now().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
    const aside = join(dirname(this.#path), `settings.damaged-${when}.json`)
    try {
      await rename(this.#path, aside)
      return aside
    } catch {
      // It stays where it is; writing settings then fails too, and says why.
      return this.#path
    }
  }
}

/** Null when there is none, or it cannot be read: both mean that nothing was chosen. */
async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return null
  }
}

async function makeFolderOf(path: string): Promise<void> {
  try {
    await makeFolder(dirname(path))
  } catch (error) {
    if (systemErrorOf(error).code !== 'EEXIST') throw new StrataError(writeError(path, error))
  }
}
