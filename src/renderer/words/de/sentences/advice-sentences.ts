import type { adviceSentences as english } from '../../../../core/sentences/advice-sentences.ts'
import type { SentenceFormat } from '../../../../core/sentences/sentence.ts'
import { formatCount, plural } from '../../format.ts'
import type { Wording } from '../../languages.ts'

const files = (count: number) => plural(count, 'Datei', 'Dateien')
const are = (count: number, one: string, many: string) => (count === 1 ? one : many)

/** Was gegen jede Art von Verschwendung hilft, warum sie zählt, und was gefunden wurde. */
export function adviceSentences({ bytes }: SentenceFormat): Wording<ReturnType<typeof english>> {
  const amount = (count: number, size: number): string => `${files(count)} mit ${bytes(size)}`
  return {
    ...rules,
    cacheTitle: (manager) => `Den Cache von ${manager} weglassen`,
    storeOnce: (name) => `${name} einmal speichern`,
    bothNames: (one, other) => `${one} und ${other}`,

    stepAt: (step) => `Schritt ${formatCount(step + 1)}`,
    layerAt: (layer) => `Schicht ${formatCount(layer)}`,
    keptInImage: (count, size, step) => `${amount(count, size)} aus ${step} im fertigen Image.`,
    symbolsInImage: (count, size, step) =>
      `${amount(count, size)} an Symbolen darin, aus ${step}, im fertigen Image.`,
    deletedBy: (count, size, stored, deleting) =>
      `${amount(count, size)}, gespeichert von ${stored}, ${are(count, 'wird', 'werden')} von ${deleting} gelöscht.`,
    storedAgain: (count, size, stored, again) =>
      `${amount(count, size)}, gespeichert von ${stored}, ${are(count, 'wird', 'werden')} von ${again} mit gleichem Inhalt noch einmal gespeichert.`,
    inPackageCache: (step, count, size, manager) =>
      `${step} lässt ${amount(count, size)} im Cache von ${manager} zurück.`,
    databaseRewritten: (count, size) =>
      `${amount(count, size)} von Paketdatenbanken und Caches ${are(count, 'wird', 'werden')} von einem späteren Schritt noch einmal geschrieben.`,
    rewrittenBy: (count, size, step) =>
      `${amount(count, size)} ${are(count, 'wird', 'werden')} von ${step} mit anderem Inhalt noch einmal gespeichert.`,
    sameContent: (count, size, path) =>
      `${files(count)} von ${bytes(size)} ${are(count, 'hat', 'haben')} denselben Inhalt wie ${path}.`,

    leaveOut: (step) => `${step} weglassen`,
    makeOneLayer: (from, to) => `${from} bis ${to} zu einer Schicht vereinen`,
    doNotStore: () => 'In eigenen Schichten nicht speichern',
  }
}

const rules = {
  'package-database.title': () => 'Pakete in einem Schritt installieren',
  'package-database.why': () =>
    'Jeder Lauf einer Paketverwaltung schreibt ihre Datenbank und den Cache des Linkers neu, und jede Schicht behält ihre eigene Kopie. Ein einziger Schritt schreibt sie einmal.',
  'metadata-copy.title': () => 'Besitzer und Modus dort setzen, wo die Dateien hereinkommen',
  'metadata-copy.why': () =>
    'Eine Schicht kann Besitzer oder Modus einer Datei nicht ändern: Sie speichert die ganze Datei noch einmal, und die erste Kopie bleibt im Image.',
  'deleted-later.title': () => 'Dateien in dem Schritt löschen, der sie macht',
  'deleted-later.why': () =>
    'Löscht ein späterer Schritt eine Datei, verdeckt er sie nur. Ihre Bytes bleiben in der Schicht, die sie gespeichert hat, jeder Pull überträgt sie, und wer das Image hat, kann sie lesen.',
  'rewritten.title': () => 'Eine Datei einmal schreiben',
  'rewritten.why': () =>
    'Ändert ein späterer Schritt eine Datei, und sei es um ein Byte, speichert seine Schicht die ganze Datei noch einmal, und die frühere Kopie bleibt im Image.',
  'package-caches.title': () => 'Caches der Paketverwaltung weglassen',
  'package-caches.why': () =>
    'Paketverwaltungen heben auf, was sie herunterladen, für ihren nächsten Lauf. In einem Image gibt es keinen, und der Cache des Bauens gehört neben das Image, nicht hinein.',
  'version-control.title': () => 'Versionsverwaltung weglassen',
  'version-control.why': () =>
    'Die Historie eines Repositorys ist oft größer als seine Dateien, nützt dem laufenden Programm nichts und enthält vielleicht, was fort sein sollte.',
  'development-packages.title': () => 'Nur Pakete für den Betrieb installieren',
  'development-packages.why': () =>
    'Compiler, Linter und Testläufer braucht man, um ein Programm zu bauen, nicht um es auszuführen.',
  'test-files.title': () => 'Tests weglassen',
  'test-files.why': () =>
    'Bibliotheken bringen ihre eigenen Tests mit. In einem Image führt sie niemand aus.',
  'source-maps.title': () => 'Source Maps weglassen',
  'source-maps.why': () =>
    'Source Maps enthalten den ganzen Quelltext ein zweites Mal, für einen Debugger, den es hier nicht gibt.',
  'python-bytecode.title': () => 'Kompiliertes Python weglassen',
  'python-bytecode.why': () =>
    'Python kompiliert ein Modul, wenn es zum ersten Mal importiert wird. Die kompilierten Dateien brauchen so viel Platz wie die Quellen und sind bei jedem Bauen anders. Ein Programm, das oft startet, will sie vielleicht behalten.',
  'debug-symbols.title': () => 'Debug-Symbole weglassen',
  'debug-symbols.why': () =>
    'Debug-Symbole dienen nur einem Debugger und sind oft größer als das Programm.',
  'build-tools.title': () => 'In einer eigenen Stufe bauen',
  'build-tools.why': () =>
    'Compiler, Header und statische Bibliotheken braucht man, um ein Programm zu bauen, nicht um es auszuführen. Sie sind groß und ein Geschenk für jeden, der einbricht.',
  'documentation.title': () => 'Dokumentation und Übersetzungen weglassen',
  'documentation.why': () =>
    'In einem Container liest niemand Handbuchseiten, und Programme darin sprechen selten mehr als eine Sprache.',
  'logs-and-temporary.title': () => 'Protokolle und temporäre Dateien weglassen',
  'logs-and-temporary.why': () =>
    'Sie erzählen vom Bauen, nicht vom Programm, und machen jedes Bauen anders.',
  'duplicate-files.title': () => 'Gleiche Dateien einmal speichern',
  'duplicate-files.why': () =>
    'Eine Schicht speichert jede Datei für sich, so viele auch gleich sind. Ein Link in derselben Schicht kostet nichts.',
  'unstripped.title': () => 'Programme und Bibliotheken von Symbolen befreien',
  'unstripped.why': () =>
    'Ein Programm läuft ohne Symboltabelle und Debug-Informationen: Sie dienen einem Debugger und nennen die Funktionen in einem Absturzbericht.',
}
