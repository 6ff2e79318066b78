import { connect } from './client.ts'
import { unknownSettings } from './state/settings.ts'
import { chooseLanguage } from './words/languages.ts'

const bridge = connect()
const answer = await bridge.call('settings:get', {})
const chosen = answer.ok ? answer.value : unknownSettings

// The words are settled when they are loaded, so the language is chosen before they are.
document.documentElement.lang = chooseLanguage(chosen.settings.language, navigator.languages)
const { start } = await import('./start.tsx')
await start(bridge, chosen)
