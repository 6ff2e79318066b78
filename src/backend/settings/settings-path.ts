import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where each system keeps what a user chose: the same file for every host. */
export function settingsPath(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  return join(configFolder(env, platform, home), 'settings.json')
}

function configFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Strata')
  if (platform === 'win32')
    return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Strata')
  // The XDG specification: a relative path is to be ignored.
  const config = env['XDG_CONFIG_HOME']
  return join(config?.startsWith('/') ? config : join(home, '.config'), 'strata')
}
