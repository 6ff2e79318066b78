import { join } from 'node:path'
import { userFolder } from '../files/user-folders.ts'
import type { Environment } from '../files/user-folders.ts'

/** Where archives that were read are kept. */
export function cacheFolder(env?: Environment, platform?: NodeJS.Platform, home?: string): string {
  return join(userFolder('cache', env, platform, home), 'archives')
}
