import type { commandWords as english } from '../en/command-words.ts'
import { plural } from '../format.ts'
import type { Wording } from '../languages.ts'

export const commandWords: Wording<typeof english> = {
  palette: {
    label: 'Alle Befehle',
    field: 'Tippen, was zu tun ist oder welches Image zu öffnen',
    list: 'Was passt',
    image: 'Image',
    archive: 'Archiv',
    none: (typed) => `Nichts passt zu „${typed}“.`,
    found: (count) => `${plural(count, 'Eintrag', 'Einträge')} zur Wahl`,
  },
  keys: {
    title: 'Tastenkürzel',
    everywhere: 'In Listen, Tabellen, Reitern und Diagrammen',
    rows: [
      { text: 'Zum nächsten oder vorigen Teil', keys: ['Tab', '⇧ Tab'] },
      { text: 'Sich in einem Teil bewegen', keys: ['↑', '↓', '←', '→'] },
      { text: 'Zum ersten oder letzten', keys: ['Pos1', 'Ende'] },
      { text: 'Auswählen oder öffnen', keys: ['Eingabe', 'Leertaste'] },
      { text: 'Verzeichnis öffnen oder schließen', keys: ['→', '←'] },
      { text: 'Menü, Kasten oder Suche schließen', keys: ['Esc'] },
    ],
  },
}
