import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface UpdateFacts {
  readonly isPackaged: boolean
  /** The workflow that signed this build says so in its package.json. */
  readonly isSigned: boolean
  /** Whoever released this build has said where releases lie. */
  readonly hasAddress: boolean
  readonly platform: NodeJS.Platform
  /** Windows: unpacked from the portable program, which nobody installed. */
  readonly isPortable: boolean
}

/**
 * Whether this build may replace itself: only one that is signed, so that the system checks what comes,
 * and only where it installed itself. Packages of a system are updated by the system.
 */
export function mayUpdate({
  isPackaged,
  isSigned,
  hasAddress,
  platform,
  isPortable,
}: UpdateFacts): boolean {
  if (!isPackaged || !isSigned || !hasAddress) return false
  return platform === 'darwin' || (platform === 'win32' && !isPortable)
}

/** What the package.json of a build says of its release. */
export interface ReleaseFacts {
  readonly isSigned: boolean
  /** Null where nobody has said where releases lie. */
  readonly homePage: string | null
}

/** Reads what the release workflow has put into the package.json of the app. */
export function releaseFacts(appFolder: string): ReleaseFacts {
  const { signedBuild, homepage } = JSON.parse(
    readFileSync(join(appFolder, 'package.json'), 'utf8'),
  ) as { readonly signedBuild?: unknown; readonly homepage?: unknown }
  return {
    isSigned: signedBuild === true,
    homePage: typeof homepage === 'string' && homepage !== '' ? homepage : null,
  }
}
