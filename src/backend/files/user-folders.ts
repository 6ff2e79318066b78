import { homedir } from 'node:os'
import { join } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where each system keeps what a user chose (`config`) and what a program can make again (`cache`): the
 * same for every host.
 */
export function userFolder(
  kind: 'config' | 'cache',
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const isConfig = kind === 'config'
  if (platform === 'darwin') {
    return join(home, 'Library', isConfig ? 'Application Support' : 'Caches', 'Strata')
  }
  if (platform === 'win32') {
    return isConfig
      ? join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Strata')
      : join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Strata', 'Cache')
  }
  // The XDG specification: a relative path is to be ignored.
  const stated = env[isConfig ? 'XDG_CONFIG_HOME' : 'XDG_CACHE_HOME']
  return join(
    stated?.startsWith('/') ? stated : join(home, isConfig ? '.config' : '.cache'),
    'strata',
  )
}
