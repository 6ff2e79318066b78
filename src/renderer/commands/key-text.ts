import { chordText } from '../../shared/chords.ts'
import { commandOf, type CommandId } from '../../shared/commands.ts'
import type { AppInfo } from '../../shared/views.ts'

/** The keys of a command as this platform writes them, `⌘F` or `Ctrl F`; undefined without keys. */
export function keyText(
  id: CommandId,
  { platform }: Pick<AppInfo, 'platform'>,
): string | undefined {
  const [first] = commandOf(id).keys
  return first && chordText(first, platform === 'darwin')
}
