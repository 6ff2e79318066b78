import { chooseLanguage } from './words/languages.ts'

// The words are settled when they are loaded, so the language is chosen before anything else is.
document.documentElement.lang = chooseLanguage('system', navigator.languages)
void import('./start.tsx')
