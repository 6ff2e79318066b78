import type { filterWords as english } from '../en/filter-words.ts'
import type { Wording } from '../languages.ts'

export const filterWords: Wording<typeof english> = {
  button: (set) => (set === 0 ? 'Filter' : `Filter: ${String(set)} gesetzt`),
  short: 'Filter',
  panel: 'Nur Dateien, auf die all das passt',
  changed: 'Was sich geändert hat',
  kinds: 'Art',
  size: 'Größe der Dateien',
  atLeast: 'mindestens',
  atMost: 'höchstens',
  sizeExample: '1 MB',
  sizeWrong: 'Eine Größe ist eine Zahl mit oder ohne Einheit: 500k, 1 MB, 2 GiB.',
  layers: 'Gespeichert in Schichten',
  layersExample: '0-3, 7',
  layersWrong: (last) => `Schichten sind Zahlen von 0 bis ${String(last)}: 3, 5-7.`,
  owner: 'Besitzer',
  uids: 'Benutzer-IDs',
  gids: 'Gruppen-IDs',
  idsExample: '0, 1000',
  idsWrong: 'IDs sind ganze Zahlen mit Kommas dazwischen: 0, 1000.',
  rights: 'Rechte',
  setId: 'Nur mit Set-User-ID oder Set-Group-ID',
  clear: 'Alle leeren',
  columns: {
    button: 'Spalten',
    shown: 'Gezeigte Spalten · Umschalt ← → ändert ihre Breite',
    reset: 'Alle Spalten, erste Breiten',
    narrower: 'Umschalt und Pfeiltasten machen die Spalte breiter oder schmaler.',
  },
}
