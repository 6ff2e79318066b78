import { chordText } from '../../shared/chords.ts'
import { commandGroups, commands } from '../../shared/commands.ts'
import { useApp } from '../app/app-context.ts'
import { Dialog, DialogHead } from '../ui/dialog.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { commandWords } from '../words/command-words.ts'
import css from './keys-dialog.module.css'

const words = commandWords.keys

/** All keys of the window: those of the commands, and those that every list and table has. */
export function KeysDialog() {
  const { info, view } = useApp()
  const isMac = info.platform === 'darwin'
  const close = () => {
    view.set({ dialog: null })
  }
  const withKeys = commands.filter(
    ({ id, keys }) => keys.length > 0 && (id !== 'folder.open' || info.host === 'electron'),
  )
  return (
    <Dialog label={words.title} size="wide" onClose={close}>
      <DialogHead title={words.title} onClose={close} />
      <div className={`scroll ${css['groups'] ?? ''}`}>
        {commandGroups.map((group) => (
          <Group
            key={group}
            title={commandWords.groups[group]}
            rows={withKeys
              .filter((command) => command.group === group)
              .map(({ id, keys }) => ({
                text: commandWords.commands[id],
                keys: keys.map((chord) => chordText(chord, isMac)),
              }))}
          />
        ))}
        <Group title={words.everywhere} rows={words.rows} />
      </div>
    </Dialog>
  )
}

interface GroupProps {
  readonly title: string
  readonly rows: readonly { readonly text: string; readonly keys: readonly string[] }[]
}

function Group({ title, rows }: GroupProps) {
  return (
    <section className={css['group']}>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ text, keys }) => (
          <div key={text} className={css['row']}>
            <dt>{text}</dt>
            <dd>
              {keys.map((key) => (
                <KeyHint key={key}>{key}</KeyHint>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
