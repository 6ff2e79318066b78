import type { archiveSentences as english } from '../../../../core/sentences/archive-sentences.ts'
import { formatCount, plural } from '../../format.ts'
import type { Wording } from '../../languages.ts'
import { asClause, firstOf } from './finding-sentences.ts'

/** Warum das Geöffnete kein Image zu zeigen hat, und was zu tun ist. */
export const archiveSentences = (): Wording<ReturnType<typeof english>> => ({
  saveImage: () => 'Ein Archiv eines Images schreibt „docker save IMAGE -o FILE.tar“.',
  saveAgain: () =>
    'Noch einmal speichern oder herunterladen und die Größe mit der des Originals vergleichen.',
  archiveEmpty: () => 'Das Archiv ist leer: Es hat kein einziges Byte.',
  containerExport: () =>
    'Dies ist das Dateisystem eines Containers, kein Image: Es hat weder Schichten noch Historie.',
  useSave: () =>
    'Es sieht nach der Ausgabe von „docker export“ aus; stattdessen hilft „docker save IMAGE -o FILE.tar“.',
  saveFailed: (words) => `Die Engine scheiterte, während sie das Image sandte: ${words}`,
  noReason: () => 'Sie nannte keinen Grund.',
  trySave: () =>
    '„docker save“ mit diesem Image versuchen; scheitert auch das, das Image noch einmal holen oder bauen.',
  unsupportedPacking: (form) =>
    `Das Archiv ist mit ${form} komprimiert, was nicht unterstützt wird; gzip und zstd werden es.`,
  decompress: (command) => `Zuerst entpacken: ${command} FILE`,
  notTar: () => 'Dies ist kein tar-Archiv.',
  notTarBut: (what) => `Dies ist kein tar-Archiv; es sieht aus wie ${what}.`,
  zipFile: () => 'eine ZIP-Datei',
  webPage: () => 'eine Webseite, vielleicht die Fehlermeldung eines Downloads',
  lfsPointer: () => 'ein Zeiger von Git LFS; die Datei selbst holt „git lfs pull“',
  jsonDocument: () => 'ein JSON-Dokument',
  program: () => 'ein Programm',
  squashfs: () => 'ein squashfs-Dateisystem',
  sevenZip: () => 'ein 7z-Archiv',
  script: () => 'ein Skript',
  dockerfile: () => 'ein Dockerfile',
  archiveDamaged: (reason) => `Das Archiv ist beschädigt: ${asClause(reason)}.`,
  archiveCutShort: (reason) => `Das Archiv ist abgeschnitten: ${asClause(reason)}.`,
  metadataDamaged: (problems) => `Das Archiv ist beschädigt: ${problems.join('; ')}.`,
  allAbsent: (names) => `Das Archiv nennt ${firstOf(names)}, enthält davon aber keines.`,
  savePlatform: () =>
    'Noch einmal mit --platform und einer Plattform speichern, die auf jenem Rechner vorhanden ist.',
  noImageOnly: (names) => `Das Archiv enthält kein Image, nur: ${firstOf(names)}.`,
  noEntries: () => 'Das tar-Archiv hat keine Einträge.',
  noManifest: () =>
    'In diesem tar-Archiv ist kein Image: Es hat weder manifest.json noch index.json.',
  cutBeforeMetadata: (at, entry) =>
    `Das Archiv ist abgeschnitten: Es endet bei Byte ${formatCount(at)}${entry === null ? '' : `, in ${entry}`}, vor den Metadaten, die seine Images nennen.`,
  unmarkedBeforeMetadata: () =>
    'Das Archiv ist abgeschnitten: Ihm fehlt die Endmarke, und die Metadaten, die seine Images nennen, fehlen auch.',
  damagedBeforeMetadata: (at) =>
    `Das Archiv ist bei Byte ${formatCount(at)} beschädigt, vor den Metadaten, die seine Images nennen.`,
  folderWithoutImage: (folder) =>
    `Im Ordner ${folder} ist kein Image: Er hat weder index.json noch manifest.json.`,
  nameLayout: () => 'Den Ordner eines OCI-Layouts oder eine Archivdatei angeben.',

  tooManyLayers: (most) => `Das Archiv hat mehr als ${plural(most, 'Schicht', 'Schichten')}.`,
  tooManyImages: (most) => `Das Archiv hat mehr als ${plural(most, 'Image', 'Images')}.`,
  imageTooManyLayers: (count, most) =>
    `Ein Image des Archivs hat ${plural(count, 'Schicht', 'Schichten')}; erlaubt sind ${formatCount(most)}.`,
  indexTooLong: (most) =>
    `Der Index des Archivs hat mehr als ${plural(most, 'Eintrag', 'Einträge')}.`,
  indexTooDeep: (most) =>
    `Die Indexe des Archivs sind mehr als ${formatCount(most)} Stufen tief geschachtelt.`,
  tooManyEntries: (most) => `Das Archiv hat mehr als ${plural(most, 'Eintrag', 'Einträge')}.`,
  nameTooLong: (most) =>
    `Das Archiv hat einen Dateinamen von mehr als ${plural(most, 'Byte', 'Byte')}.`,
  madeToExhaust: () => 'Es soll den Leser überfordern, oder es ist kein Image.',

  noSuchPath: (path) => `Es gibt weder Datei noch Ordner ${path}.`,
  checkTyping: () => 'Den Pfad auf Tippfehler prüfen.',
  noSuchSource: (name) => `„${name}“ gibt es nicht.`,
  checkPath: () => 'Den Pfad prüfen.',
  sourceUnreadable: (name) => `„${name}“ ist nicht zu lesen.`,
  pathForbidden: (path) => `${path} darf dieser Benutzer nicht lesen.`,
  changePermissions: () =>
    'Die Rechte ändern oder Strata als ein Benutzer starten, der die Datei lesen darf.',
  pathUnreadable: (path) => `${path} ließ sich nicht lesen.`,
  archiveBrokeOff: () => 'Die Übertragung des Archivs brach vor seinem Ende ab.',
  checkSender: () =>
    'Noch einmal versuchen; geschieht es wieder, nachsehen, ob der Absender noch läuft.',
  fileStopped: () => 'Die Datei kam nur zum Teil an.',
  nobodyReads: () => 'Diese Datei liest niemand mehr.',
  receiverFailed: () => 'Der Thread, der das Image empfängt, ist gescheitert.',

  noChoice: (name) => `Das Archiv hat kein Image „${name}“.`,
  noChoiceAt: (index) => `Das Archiv hat kein Image ${formatCount(index)}.`,
  choicesAre: (names) => `Es hat: ${names.join(', ')}.`,
  noImageFor: (platform) => `Für ${platform} gibt es kein Image.`,
  platformsAre: (platforms) => `Es gibt: ${platforms.join(', ')}.`,
})
