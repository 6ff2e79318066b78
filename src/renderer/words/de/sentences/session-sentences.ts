import type { sessionSentences as english } from '../../../../core/sentences/session-sentences.ts'
import { formatCount, plural } from '../../format.ts'
import type { Wording } from '../../languages.ts'

/** Was in einem geöffneten Image schiefgeht: an Dateien, beim Herausholen, an den Fragen des Fensters. */
export const sessionSentences = (): Wording<ReturnType<typeof english>> => ({
  internal: () => 'In Strata ist etwas schiefgegangen.',
  openAgain: () => 'Noch einmal öffnen.',
  openImageAgain: () => 'Das Image noch einmal öffnen.',
  openFileAgain: () => 'Die Datei noch einmal öffnen.',
  analysisCancelled: () => 'Die Analyse wurde abgebrochen.',
  imageClosed: () => 'Dieses Image ist geschlossen.',
  outOfMemory: () => 'Die Analyse brauchte mehr Speicher, als sie haben darf.',
  closeOthers: () => 'Andere Images schließen und noch einmal versuchen.',
  analysisEnded: () => 'Die Analyse endete unerwartet.',
  tryAndReport: () => 'Noch einmal versuchen; geschieht es wieder, bitte melden.',
  workerInUse: () => 'Dieser Worker ist schon in Gebrauch.',
  workerNotWaiting: () => 'Diese Analyse erwartet keine Bytes.',
  stillRead: () => 'Dieses Image wird noch gelesen.',
  waitUntilReady: () => 'Warten, bis es gelesen ist.',
  alreadyExtracting: () => 'Aus diesem Image wird schon etwas herausgeholt.',
  waitOrStop: () => 'Darauf warten oder es anhalten.',

  askedUnknown: () => 'Das Fenster fragte nach etwas Unbekanntem.',
  argumentInvalid: (call) => `Das Argument von ${call} ist nicht gültig.`,
  partInvalid: (part, call) => `„${part}“ von ${call} ist nicht gültig.`,
  notAccepted: () => 'Strata hat die Anfrage nicht angenommen.',
  notRunning: () => 'Strata läuft nicht mehr.',
  serveAgain: () => '`strata serve` noch einmal starten und die Adresse öffnen, die es ausgibt.',
  notTheWindow: () => 'Die Anfrage kommt nicht vom Fenster.',
  notAFileHere: () => 'Dies ist keine Datei auf diesem Rechner.',
  notNameAndSize: () => 'Dies sind nicht Name und Größe einer Datei.',
  fileForgotten: () => 'Diese Datei ist nicht mehr bekannt.',
  browserPicks: () => 'Der Browser wählt Dateien selbst aus.',
  noPdfHere: () => 'Im Browser gibt Strata kein PDF aus.',
  printHtml: () => 'Als HTML exportieren und in ein PDF drucken.',
  noFolderHere: () => 'Ein Browser kann keinen Ordner schreiben.',
  extractTar: () => 'Stattdessen ein tar-Archiv herausholen oder die Befehlszeile benutzen.',

  newerSearch: () => 'Eine neuere Suche läuft.',
  slowExpression: () => 'Dieser Ausdruck braucht schon für einen einzigen Namen zu lange.',
  makeSimpler: () => 'Ihn vereinfachen: Wiederholungen in Wiederholungen sind langsam.',
  notAnExpression: (reason) => `Dies ist kein regulärer Ausdruck: ${reason}.`,
  nothingStored: () => 'Unter diesem Pfad speichert diese Schicht nichts.',
  noSuchFilePath: () => 'Diesen Pfad gibt es in diesem Image nicht.',
  noSuchLayer: () => 'Diese Schicht gibt es in diesem Image nicht.',

  passedThrough: () =>
    'Der Inhalt der Dateien ist nicht mehr hier: Das Archiv kam nur einmal vorbei.',
  openAsFile: () => 'Das Archiv als Datei öffnen, um in seine Dateien zu sehen.',
  sourceChanged: (path) => `${path} hat sich seit dem Lesen geändert.`,
  layerGone: () =>
    'Die Engine gibt diese Schicht nicht mehr aus: Das Image hat sich geändert oder ist fort.',
  layerContentAbsent: (layer) =>
    `Der Inhalt der Schicht ${formatCount(layer)} ist nicht in diesem Image.`,
  layerAbsent: (layer) => `Die Schicht ${formatCount(layer)} ist nicht hier.`,
  contentChanged: (path) =>
    `Der Inhalt von „${path}“ ist nicht der analysierte: Die Quelle hat sich geändert.`,
  hasNoContent: (path) => `„${path}“ hat keinen eigenen Inhalt.`,
  isStoredInPieces: (path) => `„${path}“ ist eine lückenhafte Datei, in Stücken gespeichert.`,
  joinedByTar: () => 'Mit GNU tar aus dem tar der Schicht holen, das die Stücke zusammensetzt.',
  layerEnded: () => 'Die Schicht endete vor dem Inhalt der Datei.',
  isNoRegularFile: (path) => `„${path}“ ist keine gewöhnliche Datei.`,
  extractOtherwise: () => 'In einen Ordner oder ein tar-Archiv herausholen.',
  nothingUnderPath: () => 'Unter diesem Pfad ist nichts.',
  extractStopped: (files, directories, folder) =>
    `Angehalten: ${plural(files, 'Datei', 'Dateien')} und ${plural(directories, 'Verzeichnis', 'Verzeichnisse')} sind schon in ${folder}.`,

  notWritten: (path, reason) => `„${path}“ ließ sich nicht schreiben: ${reason}.`,
  diskFull: () => 'die Platte ist voll',
  notPermitted: () => 'es ist nicht erlaubt',
  noFolder: () => 'den Ordner dafür gibt es nicht',
  isFolder: () => 'es ist ein Ordner',
  systemRefused: () => 'das System lehnte ab',
  freeSpace: () => 'Platz schaffen oder einen anderen Ort wählen.',
  otherPlace: () => 'Einen anderen Ort wählen.',
  makeFolder: () => 'Zuerst den Ordner anlegen.',
  giveFileName: () => 'Den Namen einer Datei angeben.',
})
