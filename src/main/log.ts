import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type LogLevel = 'info' | 'warning' | 'error'

export interface Log {
  /** The file that is written now. */
  readonly path: string
  write(level: LogLevel, message: string, error?: unknown): void
  /** The last lines, oldest first. */
  tail(lines: number): readonly string[]
}

export interface LogOptions {
  readonly folder: string
  /** The user's home, which is written as `~`. */
  readonly home: string
  readonly now: () => Date
  /** A file that has grown beyond this is put aside. */
  readonly mostBytes?: number
}

const oldFiles = 3

/**
 * The log of the desktop: one line an event, in a file that is put aside when it is full; the last
 * three are kept. Names of images and files may be in it, so it stays on this machine; passwords in
 * addresses and the path of the home folder never are. A log that cannot be written is no reason to
 * stop.
 */
export function openLog({ folder, home, now, mostBytes = 1_048_576 }: LogOptions): Log {
  const nameOf = (age: number): string =>
    join(folder, age === 0 ? 'strata.log' : `strata.${age}.log`)
  const path = nameOf(0)

  const rotate = (): void => {
    for (let age = oldFiles; age > 0; age--) {
      if (existsSync(nameOf(age - 1))) renameSync(nameOf(age - 1), nameOf(age))
    }
  }

  return {
    path,
    write(level, message, error) {
      const detail = error === undefined ? '' : ` ${describe(error)}`
      const text = redact(`${message}${detail}`, home).replaceAll(/\r?\n/g, '\n  ')
      try {
        mkdirSync(folder, { recursive: true })
        if (existsSync(path) && statSync(path).size > mostBytes) rotate()
        appendFileSync(path, `${now().toISOString()} ${level} ${text}\n`, { mode: 0o600 })
      } catch {
        // The disk may be full: the window still works.
      }
    },
    tail(lines) {
      try {
        return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines)
      } catch {
        return []
      }
    },
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Without what nobody should have to hide before sharing it. */
export function redact(text: string, home: string): string {
  const withoutPasswords = text.replaceAll(/(:\/\/)[^\s/@]+@/g, '$1…@')
  return home.length > 1 ? withoutPasswords.replaceAll(home, '~') : withoutPasswords
}
