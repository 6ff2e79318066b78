import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CrashReporter } from 'electron'

/** A crash of native code, as the crash reporter has kept it. */
export interface CrashDump {
  /** Below the folder of dumps. */
  readonly name: string
  readonly size: number
  readonly time: Date
}

/**
 * Lets crashes of native code, of any of the app's processes, leave a dump on this machine. Nothing is
 * sent anywhere: there is no address to send it to. To be called before the app is ready.
 */
export function keepCrashDumps(reporter: Pick<CrashReporter, 'start'>): void {
  reporter.start({ uploadToServer: false })
}

/** The dumps in a folder and below it, the newest first, at most so many. None where it cannot be read. */
export function crashDumps(folder: string, most = 5): readonly CrashDump[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.dmp'))
      .map((name) => {
        const { size, mtime } = statSync(join(folder, name))
        return { name, size, time: mtime }
      })
      .sort((a, b) => b.time.getTime() - a.time.getTime())
      .slice(0, most)
  } catch {
    return []
  }
}
