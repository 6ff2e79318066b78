import type { Page } from '@playwright/test'
import type { Answer, Arg, CallName } from '../../../src/shared/contract.ts'

/**
 * What shows the window: a browser in front of `strata serve`, the desktop's own bundles in the double
 * of Electron, or Electron itself.
 */
export type HostKind = 'served' | 'double' | 'electron'

export interface HostOptions {
  /** DOCKER_HOST of the process. */
  readonly engine: string
  /** A folder of this test, for HOME and whatever is written. */
  readonly folder: string
  /** A source that is opened at start, as on the command line. */
  readonly source?: string
  /** Words before the command, as in `setpriv … node`. */
  readonly prefix?: readonly string[]
  /** Options of Node, before the program. */
  readonly nodeOptions?: readonly string[]
}

export interface WrittenFile {
  readonly name: string
  readonly text: string
  /** Where it lies now. */
  readonly path: string
}

/** Strata with one window; the same tests run on every host. */
export interface Host {
  readonly kind: HostKind
  readonly page: Page
  /** Asks as the window asks, for what it does not show. */
  call<N extends CallName>(name: N, arg: Arg<N>): Promise<Answer<N>>
  /** Does what opens the file dialog, and picks the file there. */
  pickFile(open: () => Promise<void>, path: string): Promise<void>
  /** Does what writes a file, and gives what was written. */
  takeFile(write: () => Promise<void>): Promise<WrittenFile>
  /** Does what drags a file out of the window, and gives where the host has put it. */
  dragFile(drag: () => Promise<void>): Promise<string>
  /** The text on the clipboard. */
  clipboard(): Promise<string>
  /**
   * Ends the processes or threads of the analyses, as a crash does. A served host must have been
   * started with `--inspect`.
   */
  crashAnalyses(): Promise<void>
  /** What the process has said on standard error. */
  said(): string
  /** Ends it as a user does; fails unless it ends cleanly. */
  close(): Promise<void>
}

/** Surroundings of the process: nothing of this machine's user or engine but the path. */
export function cleanEnvironment({ engine, folder }: HostOptions): Record<string, string> {
  const kept = ['PATH', 'LANG', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'TMPDIR']
  return {
    ...Object.fromEntries(
      kept.flatMap((name) => {
        const value = process.env[name]
        return value === undefined ? [] : [[name, value] as const]
      }),
    ),
    HOME: folder,
    XDG_CONFIG_HOME: `${folder}/config`,
    XDG_CACHE_HOME: `${folder}/cache`,
    XDG_DATA_HOME: `${folder}/data`,
    XDG_STATE_HOME: `${folder}/state`,
    TZ: 'UTC',
    DOCKER_HOST: engine,
  }
}
