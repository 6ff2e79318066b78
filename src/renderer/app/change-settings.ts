import type { SettingsChange } from '../../shared/settings.ts'
import { visibleText } from '../../core/model/display-text.ts'
import { language } from '../words/language.ts'
import { chooseLanguage } from '../words/languages.ts'
import { settingsWords } from '../words/settings-words.ts'
import { errorMessage } from '../words/sentences.ts'
import type { App } from './app-context.ts'
import { reloadWindow } from './reload-window.ts'

/** Changes settings and says when they could not be kept; another language loads the window anew. */
export async function changeSettings(app: App, change: SettingsChange): Promise<void> {
  const answer = await app.settings.change(change)
  if (!answer.ok) {
    app.view.set({ toast: `${settingsWords.notKept} ${visibleText(errorMessage(answer.error))}` })
    return
  }
  const wanted = chooseLanguage(answer.value.settings.language, navigator.languages)
  if (wanted !== language) await reloadWindow(app)
}
