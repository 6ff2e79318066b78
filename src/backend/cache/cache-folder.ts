import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where each system keeps what a program can make again. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  return join(userFolder(env, platform, home), 'archives')
}

function userFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Strata')
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Strata', 'Cache')
  }
  // The XDG specification: a relative path is to be ignored.
  const cache = env['XDG_CACHE_HOME']
  return join(cache?.startsWith('/') ? cache : join(home, '.cache'), 'strata')
}
