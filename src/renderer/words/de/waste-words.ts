import type { wasteWords as english } from '../en/waste-words.ts'
import { formatCount, plural } from '../format.ts'
import type { Wording } from '../languages.ts'
import { layerName } from './overview-words.ts'

const numerals = [
  'Keine',
  'Eine',
  'Zwei',
  'Drei',
  'Vier',
  'Fünf',
  'Sechs',
  'Sieben',
  'Acht',
  'Neun',
]

const files = (count: number) => plural(count, 'Datei', 'Dateien')

/** Wörter des Reiters Verschwendung. */
export const wasteWords: Wording<typeof english> = {
  reading: 'Was verschwendet ist, steht fest, wenn alle Schichten gelesen sind.',
  noLayers: 'Das Image hat keine Schichten; es speichert nichts und verschwendet nichts.',
  notCertain: (layers) =>
    `${plural(layers, 'Schicht', 'Schichten')} dieses Images ${layers === 1 ? 'fehlt' : 'fehlen'} im Archiv; was dort verschwendet ist, ist nicht bekannt.`,
  figure: {
    ofStored: (stored) => `von ${stored} verschwendet`,
    ofBase: (stored) => `von ${stored} der Basis verschwendet`,
    ofYours: (stored) => `von ${stored} in eigenen Schichten verschwendet`,
    nothing: 'Nichts ist verschwendet',
    nothingWhy: 'Jedes gespeicherte Byte ist im fertigen Dateibaum noch erreichbar.',
    nothingYet: 'Worauf das Image trotzdem verzichten könnte, steht unten.',
    kept: (bytes) => `behalten ${bytes}`,
    inBase: (bytes) => `in der Basis ${bytes}`,
    inYours: (bytes) => `in eigenen ${bytes}`,
    wasted: (bytes) => `verschwendet ${bytes}`,
    bar: (parts) => `Von den gespeicherten Bytes: ${parts}`,
  },
  owner: { label: 'Wessen Verschwendung', names: { all: 'Alles', yours: 'Eigene', base: 'Basis' } },
  causes: {
    overwritten: 'überschrieben',
    'metadata-only-copy': 'Metadatenkopie',
    deleted: 'gelöscht',
    'hidden-by-opaque': 'verdeckt',
    'replaced-by-type': 'ersetzt',
    'duplicate-entry': 'doppelt',
  },
  views: {
    label: 'Was zu sehen ist',
    savings: 'Einsparungen',
    files: 'Dateien',
    duplicates: 'Duplikate',
    'what-if': 'Was wäre, wenn',
  },
  savings: {
    title: (count) =>
      `${numerals[count] ?? formatCount(count)} ${count === 1 ? 'Einsparung' : 'Einsparungen'}`,
    total: (bytes, size) =>
      `die größte zuerst, kein Byte doppelt gezählt; zusammen ${bytes}, das Image hätte dann ${size}`,
    totalOne: (size) => `das Image hätte dann ${size}`,
    loading: 'Es wird gesucht, was sich einsparen lässt',
    failed: 'Was sich einsparen lässt, konnte nicht ermittelt werden.',
    tryAgain: 'Noch einmal',
    none: 'In den eigenen Schichten gibt es nichts einzusparen',
    noneWhy:
      'Keine Regel fand vier Kilobyte oder mehr, auf die die eigenen Schichten verzichten könnten.',
    baseOnly:
      'Was die Basis speichert, lässt sich hier nicht ändern. Eine kleinere oder neu gebaute Basis würde helfen.',
    share: (share) => `${share} des Eigenen`,
    files,
    examples: 'Die größten davon',
    more: (count) => `und ${plural(count, 'weitere Datei', 'weitere Dateien')}`,
    steps: 'Wo es geschieht',
    select: 'Überall auswählen',
    step: (step) => `Schritt ${formatCount(step + 1)}`,
    layer: (layer) => `Schicht ${formatCount(layer)}`,
    about: 'Über diese Regel',
    tick: 'probeweise',
    lines: {
      label: 'Was stattdessen zu schreiben ist',
      Dockerfile: 'Dockerfile',
      '.dockerignore': '.dockerignore',
      copy: 'Die neuen Zeilen kopieren',
      copyWord: 'Kopieren',
      all: (count) => `Alle ${formatCount(count)} Zeilen zeigen`,
      removed: 'statt',
      added: 'schreiben',
    },
  },
  list: {
    label: 'Verschwendete Dateien',
    group: 'Gruppieren nach',
    groups: {
      none: 'Nichts',
      cause: 'Grund',
      layer: 'Schicht',
      step: 'Schritt',
      directory: 'Verzeichnis',
    },
    columns: {
      path: 'Pfad',
      bytes: 'Bytes',
      cause: 'Grund',
      stored: 'In Schicht',
      wasted: 'Durch Schicht',
    },
    loading: 'Die Liste der verschwendeten Dateien wird gelesen',
    rowLoading: '…',
    failed: 'Die Liste der verschwendeten Dateien konnte nicht gelesen werden.',
    none: 'Nichts ist verschwendet',
    noneIn: {
      all: 'Jede gespeicherte Datei ist im fertigen Dateibaum noch erreichbar.',
      yours: 'Jede Datei der eigenen Schichten ist im fertigen Dateibaum noch erreichbar.',
      base: 'Jede Datei der Basis ist im fertigen Dateibaum noch erreichbar.',
    },
    files,
    storedIn: (layer, step) =>
      step === null ? formatCount(layer) : `${formatCount(layer)}, ${step}`,
    groupOf: (layer, step) => (step === null ? layerName(layer) : `${layerName(layer)}, ${step}`),
    root: '/',
  },
  whatIf: {
    count: (count) => `${plural(count, 'Änderung', 'Änderungen')}:`,
    sentence: (size, difference, wasted, pull) =>
      `das Image hätte ${size} (${difference}), davon ${wasted} verschwendet; ein Pull überträgt ${pull}`,
    working: 'wird ermittelt',
    failed: 'was dabei herauskommt, konnte nicht ermittelt werden',
    clear: 'Alles abwählen',
    show: 'Änderung zeigen',
    without: (path) => `Was wäre ohne ${path}`,
    hint: 'Einsparungen, Dateien, Schritte oder Schichten ankreuzen, um zu sehen, was das Image ohne sie hätte und was zu schreiben ist.',
    steps: 'Eigene Schritte',
    noSteps: 'Alle Schichten kamen mit dem Basis-Image.',
    squashAll: 'Alle eigenen vereinen',
    columns: { step: 'Schritt', size: 'Größe', drop: 'Weglassen', join: 'Vereinen' },
    drop: (layer) => `${layer} weglassen`,
    join: (layer) => `${layer} mit der Schicht darunter vereinen`,
    cards: 'Einsparungen',
    noCards: 'Keine Regel fand etwas einzusparen.',
    files: 'Nicht gespeicherte Dateien',
    outlook: 'Was dabei herauskommt',
    now: 'Jetzt',
    then: 'Dann',
    difference: 'Unterschied',
    measures: {
      size: 'Größe',
      wasted: 'Verschwendet',
      kept: 'Behalten',
      pull: 'Ein Pull überträgt',
      pullAbove: 'wenn die Basis da ist',
      efficiency: 'Effizienz',
      layers: 'Schichten',
    },
    uncompressed:
      'Die Schichten kamen ungepackt; eine Registry hält sie gepackt, sodass ein Pull weniger überträgt, etwa in diesem Verhältnis.',
    suggestion: 'Was zu schreiben ist',
    copyText: 'Was zu schreiben ist, als Text kopieren',
    copyTextWord: 'Kopieren',
    copyMarkdown: 'Als Markdown kopieren, mit den Zahlen',
    copyMarkdownWord: 'Markdown',
    exportText: 'Als Text exportieren',
    exportMarkdown: 'Als Markdown exportieren',
  },
  duplicates: {
    select: 'Überall auswählen: Schicht',
    label: 'Duplikate',
    title: 'Duplikate',
    note: 'gleicher Inhalt unter verschiedenen Pfaden; eine mögliche Einsparung, nicht Teil der Effizienz',
    columns: {
      file: 'Datei',
      copies: 'Kopien',
      size: 'Je',
      saved: 'Einsparbar',
      where: 'Schichten',
    },
    total: (bytes, own) =>
      own === null
        ? `${bytes} einsparbar`
        : `${bytes} einsparbar, davon ${own} in eigenen Schichten`,
    others: (count) => `und ${plural(count, 'weiterer Pfad', 'weitere Pfade')}`,
    show: (count) => `Alle ${plural(count, 'Pfad', 'Pfade')} zeigen`,
    hide: 'Weniger zeigen',
    none: 'Keine Datei ist doppelt gespeichert',
    noneWhy: 'Keine zwei Dateien ab 4 kB im fertigen Dateibaum haben denselben Inhalt.',
    noneYours: 'Keine der eigenen Schichten speichert eine Datei, die es schon gibt.',
    loading: 'Die Liste der Duplikate wird gelesen',
    failed: 'Die Liste der Duplikate konnte nicht gelesen werden.',
    showMore: 'Mehr zeigen',
    rest: (count) =>
      `und ${plural(count, 'kleinere Gruppe', 'kleinere Gruppen')}, die im JSON-Bericht stehen`,
  },
}
