import { join } from 'node:path'
import { userFolder } from '../files/user-folders.ts'
import type { Environment } from '../files/user-folders.ts'

/** The file of what a user chose. */
export function settingsPath(env?: Environment, platform?: NodeJS.Platform, home?: string): string {
  return join(userFolder('config', env, platform, home), 'settings.json')
}
