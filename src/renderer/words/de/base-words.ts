import type { baseWords as english } from '../en/base-words.ts'
import { formatCount, plural } from '../format.ts'
import type { Wording } from '../languages.ts'

/** Wörter des Basis-Images und seiner Grenze im Überblick. */
export const baseWords: Wording<typeof english> = {
  label: 'Basis und Eigenes',
  none: 'kein Basis-Image bekannt',
  unnamed: 'eine Basis ohne Namen',
  yours: 'Eigenes',
  open: 'Einzelheiten',
  close: 'Einzelheiten ausblenden',
  sums: 'Summen von Basis und Eigenem',
  columns: { base: 'Basis', yours: 'Eigenes', share: 'Eigenes von allem' },
  rows: {
    layers: 'Schichten',
    size: 'Größe',
    files: 'Dateien',
    wasted: 'Verschwendet',
    duplicates: 'Duplikate',
    findings: 'Befunde',
  },
  evidence: 'Belege',
  boundary: 'Grenze',
  boundaryAt: (base, all) =>
    `${formatCount(base)} von ${plural(all, 'Schicht', 'Schichten')} zur Basis`,
  move: 'Dorthin schieben, wo die Basis endet; Summen, Verschwendung und Einsparungen folgen, und es bleibt für dieses Image gemerkt.',
  moved: 'von Hand verschoben',
  back: (layers) => `Zurück zu ${plural(layers, 'Schicht', 'Schichten')}, wie gefunden`,
}
