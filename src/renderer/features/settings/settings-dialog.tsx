import { useApp } from '../../app/app-context.ts'
import { changeSettings } from '../../app/change-settings.ts'
import { visibleText } from '../../../core/model/display-text.ts'
import {
  clockChoices,
  contrasts,
  firstViews,
  languageChoices,
  themes,
  unitChoices,
} from '../../../shared/settings.ts'
import { useStore } from '../../state/store.ts'
import { Callout } from '../../ui/callout.tsx'
import { Dialog, DialogHead } from '../../ui/dialog.tsx'
import { settingsWords as words } from '../../words/settings-words.ts'
import { words as allWords } from '../../words/words.ts'
import { spoken } from '../../words/sentences.ts'
import { CacheRows } from './cache-rows.tsx'
import { EngineRow } from './engine-row.tsx'
import css from './settings-dialog.module.css'
import { CheckRow, ChoiceRow, Group } from './setting-row.tsx'

/** Everything that can be chosen for good. Each choice holds at once and is kept at once. */
export function SettingsDialog() {
  const app = useApp()
  const { settings, file, setAside } = useStore(app.settings.store, (state) => state)
  const change = (part: Parameters<typeof changeSettings>[1]) => void changeSettings(app, part)
  const close = () => {
    app.view.set({ dialog: null })
  }

  return (
    <Dialog label={words.title} size="wide" onClose={close}>
      <DialogHead title={words.title} onClose={close} />
      <div className={`scroll ${css['body'] ?? ''}`}>
        {setAside && (
          <Callout kind="warning">
            {words.setAside(visibleText(spoken(setAside.why)))} {words.setAsideWhere}{' '}
            <code className={css['path']}>{visibleText(setAside.path)}</code>
          </Callout>
        )}
        <Group title={words.groups.appearance}>
          <ChoiceRow
            label={words.theme}
            values={themes}
            names={words.themes}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
          />
          <ChoiceRow
            label={words.contrast}
            values={contrasts}
            names={words.contrasts}
            value={settings.contrast}
            onChange={(contrast) => change({ contrast })}
          />
          <ChoiceRow
            label={words.firstView}
            note={words.firstViewNote}
            values={firstViews}
            names={allWords.tabs.names}
            value={settings.firstView}
            onChange={(firstView) => change({ firstView })}
          />
        </Group>
        <Group title={words.groups.language}>
          <ChoiceRow
            label={words.language}
            note={words.languageNote}
            values={languageChoices}
            names={{ system: words.systemLanguage, ...words.languages }}
            value={settings.language}
            onChange={(language) => change({ language })}
          />
          <ChoiceRow
            label={words.units}
            values={unitChoices}
            names={words.unitNames}
            value={settings.units}
            onChange={(units) => change({ units })}
          />
          <ChoiceRow
            label={words.clock}
            values={clockChoices}
            names={words.clocks}
            value={settings.clock}
            onChange={(clock) => change({ clock })}
          />
        </Group>
        <Group title={words.groups.images}>
          <EngineRow host={settings.engineHost} />
          <CacheRows cache={settings.cache} onChange={(cache) => change({ cache })} />
        </Group>
        {app.info.host === 'electron' && (
          <Group title={words.groups.notices}>
            <CheckRow
              label={words.notifications}
              note={words.notificationsNote}
              checked={settings.notifications}
              onChange={(notifications) => change({ notifications })}
            />
          </Group>
        )}
        <p className={css['foot']}>
          {words.noTelemetry}
          {file !== '' && (
            <>
              <br />
              {words.file} <code className={css['path']}>{visibleText(file)}</code>
            </>
          )}
        </p>
      </div>
    </Dialog>
  )
}
