import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface UpdateFacts {
  readonly isPackaged: boolean
  /** The workflow that signed this build says so in its package.json. */
  readonly isSigned: boolean
  readonly platform: NodeJS.Platform
  /** Windows: unpacked from the portable program, which nobody installed. */
  readonly isPortable: boolean
}

/**
 * Whether this build may replace itself: only one that is signed, so that the system checks what comes,
 * and only where it installed itself. Packages of a system are updated by the system.
 */
export function mayUpdate({ isPackaged, isSigned, platform, isPortable }: UpdateFacts): boolean {
  if (!isPackaged || !isSigned) return false
  return platform === 'darwin' || (platform === 'win32' && !isPortable)
}

/** What `signedBuild` in the package.json of the app says. */
export function isSignedBuild(appFolder: string): boolean {
  const { signedBuild } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as {
    readonly signedBuild?: unknown
  }
  return signedBuild === true
}
