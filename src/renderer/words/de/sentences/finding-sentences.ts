import type { findingSentences as english } from '../../../../core/sentences/finding-sentences.ts'
import { formatCount, plural } from '../../format.ts'
import type { Wording } from '../../languages.ts'

/** Befunde am Image, und was statt des Erwarteten gefunden wurde. */
export const findingSentences = (): Wording<ReturnType<typeof english>> => ({
  layerHashDiffers: (layer, diffId) =>
    `Die Bytes der ${layerName(layer)} ergeben nicht ihre Diff-ID ${diffId}.`,
  directoryOverLink: (layer, path, more) =>
    `Die ${layerName(layer)} setzt ein Verzeichnis an die Stelle des symbolischen Links ${path}${andMore(more)}; wohin er führte, ist dort nicht mehr zu sehen.`,
  hardlinkBroken: (layer, path, more) =>
    `Die ${layerName(layer)} hat den Hardlink ${path}${andMore(more)} auf eine Datei, die nicht da ist.`,
  entryRepeated: (layer, path, more) =>
    `Die ${layerName(layer)} beschreibt ${path}${andMore(more)} mehr als einmal; der letzte Eintrag zählt.`,
  whiteoutDangling: (layer, path, more) =>
    `Die ${layerName(layer)} löscht ${path}${andMore(more)}, was keine Schicht darunter hat.`,
  overlayDevices: (layer, count) =>
    `Die ${layerName(layer)} enthält ${plural(count, 'Zeichengerät', 'Zeichengeräte')} 0:0, womit overlayfs gelöschte Dateien vermerkt; in einem Image löschen sie nichts.`,
  layerNotHere: (layer, diffId) =>
    `Der Inhalt der ${layerName(layer)} (${diffId}) ist nicht hier; ihre Dateien fehlen in jeder Zahl.`,

  historyMissing: (layers) =>
    `Die Config hat keine Historie; aus welchen Schritten ${plural(layers, 'Schicht', 'Schichten')} entstanden, ist nicht bekannt.`,
  historyMismatch: (steps, layers) =>
    `Die Historie passt nicht zu den Schichten: ${plural(steps, 'Schritt', 'Schritte')} für ${plural(layers, 'Schicht', 'Schichten')}. Nur sichere Zuordnungen werden gezeigt.`,

  moreOfKind: (count, code) =>
    `${plural(count, 'weiterer Eintrag', 'weitere Einträge')} derselben Art (${code}).`,
  emptyWhiteout: (name) =>
    `Der Whiteout „${name}“ nennt nichts, was verdeckt sein könnte; er zählt nicht.`,
  aufsName: (name) =>
    `„${name}“ hat einen Namen, den AUFS für seine Verwaltung braucht; der Eintrag zählt nicht.`,
  sparseMapWrong: (entry) =>
    `Die lückenhafte Datei ${entry} hat eine falsche oder zu große Karte; ihr Inhalt ist nicht geprüft.`,
  unknownType: (name, type) => `„${name}“ hat die unbekannte Art ${type}.`,
  overlayOpaqueMark: (name) => `„${name}“ trägt die Marke eines opaken Verzeichnisses von overlay.`,
  overlayWhiteout: (name) =>
    `„${name}“ ist ein Zeichengerät 0:0, ein Whiteout eines Verzeichnisses von overlay.`,
  pathClimbs: (name) =>
    `Der Pfad „${name}“ führt aus der Wurzel des Images hinaus; der Eintrag wird ausgelassen.`,
  pathIsRoot: (name) =>
    `Der Pfad „${name}“ träte an die Stelle des Wurzelverzeichnisses; der Eintrag wird ausgelassen.`,

  noConfig: () =>
    'Die Config des Images ist nicht hier; Historie, Plattform und Einstellungen sind unbekannt.',
  configUnread: (digest, problem) =>
    `Die Config${digest === null ? '' : ` ${digest}`} ${problem}; Historie und Einstellungen des Images sind nicht bekannt.`,
  configChanged: (digest, entry, has) =>
    `Die Config ${digest} in ${entry} wurde verändert: Ihre Bytes ergeben ${has}.`,
  configWithoutLayers: () =>
    'Die Config nennt keine Schichten (Diff-IDs); gezeigt werden die des Manifests.',
  configOtherLayers: (listed, inManifest) =>
    `Die Config nennt ${plural(listed, 'Schicht', 'Schichten')}, das Manifest ${formatCount(inManifest)}; es gilt die Config.`,
  layersInOtherOrder: (moved) =>
    `Das Manifest nennt ${plural(moved, 'Schicht', 'Schichten')} an anderer Stelle als die Config; es gilt die Config.`,
  blobChanged: (entry, has) => `Der Inhalt von ${entry} wurde verändert: Er ergibt ${has}.`,

  layerEncrypted: (layer, digest) =>
    `Die ${layerName(layer, digest)} ist verschlüsselt; ihre Dateien sind nicht zu sehen.`,
  layerDamaged: (layer, digest, entry, reason) =>
    `Die ${layerName(layer, digest)} in ${entry} ist beschädigt, ihre Dateien sind nicht zu sehen: ${asClause(reason)}.`,
  layerOfOtherType: (layer, digest, mediaType) =>
    `Die ${layerName(layer, digest)} ist vom Typ ${mediaType}, der keine Schicht eines Dateisystems ist.`,
  notALayer: (layer, digest, entry, what) =>
    `An der Stelle der ${layerName(layer, digest)} ist in ${entry} keine Schicht, sondern ${what}; Dateien gibt es dort nicht.`,
  layerForeign: (layer, digest) =>
    `Die ${layerName(layer, digest)} ist eine fremde Schicht: Ihr Herausgeber hält sie, im Archiv ist sie nicht.`,
  layerNotInArchive: (layer, digest) =>
    `Die ${layerName(layer, digest)} ist nicht im Archiv; ihre Dateien sind nicht zu sehen.`,
  layerUnverifiable: (layer, algorithm) =>
    `Die ${layerName(layer)} ließ sich nicht prüfen: Die Config nennt sie ${algorithm === null ? 'nach keinem bekannten Verfahren' : `nach ${algorithm}`}.`,
  layerDiffers: (layer, entry, has, stated) =>
    `Die ${layerName(layer)} in ${entry} hat den Inhalt ${has}, die Config sagt aber ${stated}.`,
  layerNotCompressed: (layer, mediaType) =>
    `Die ${layerName(layer)} ist nicht komprimiert, ihr Medientyp ist aber ${mediaType}.`,
  layerCompressed: (layer, form, mediaType) =>
    `Die ${layerName(layer)} ist mit ${form} komprimiert, ihr Medientyp ist aber ${mediaType}.`,

  metadataProblem: (problem) => `${problem}; es gelten die übrigen Metadaten.`,
  listedOnly: (names) => `Genannt, aber nicht im Archiv: ${firstOf(names)}.`,
  notImages: (names) => `Keine Images, und nicht zur Wahl gestellt: ${firstOf(names)}.`,
  namelessImage: () => 'ein Image ohne Namen',
  manifestOf: (digest) => (digest === null ? 'Manifest ohne Digest' : `Manifest ${digest}`),
  attestation: (subject, predicates) =>
    `Attestierung${ofSubject(subject)}${predicates.length === 0 ? '' : `: ${predicates.join(', ')}`}`,
  signature: (subject) => `Signatur${ofSubject(subject)}`,
  artifact: (subject, type) => `Artefakt${ofSubject(subject)}${type === null ? '' : `: ${type}`}`,
  unknownPlatform: (subject) => `Manifest einer unbekannten Plattform${ofSubject(subject)}`,

  whatIsWrong: (entry, problem) => `${entry} ${problem}`,
  isNotJson: () => 'ist kein gültiges JSON',
  isNoJsonDocument: () => 'ist kein JSON-Dokument',
  isNoJsonObject: () => 'ist kein JSON-Objekt',
  isNestedTooDeeply: () => 'ist zu tief geschachtelt',
  isNoListOfImages: () => 'ist keine Liste von Images',
  isNotInArchive: () => 'ist nicht im Archiv',
  isSomethingElse: (what) => `ist ${what}`,
  listsNoManifests: () => 'nennt keine Manifeste',

  textDocument: () => 'ein Text',
  unknownForm: () => 'eine Datei unbekannter Form',
  attestationStatement: () => 'eine Attestierung',
  unsupportedForm: (form) => `eine mit ${form} komprimierte Datei (nicht unterstützt)`,
  largeJson: (bytes) =>
    `ein JSON-Dokument von ${plural(bytes, 'Byte', 'Byte')}, mehr als gelesen wird`,
  packedWithoutTar: (form) => `eine ${form}-Datei ohne tar darin`,

  trailingData: () =>
    'Nach dem Ende des Archivs folgen Daten; sie bleiben außer Acht, wie bei docker load.',
  packedEndDamaged: (reason) =>
    `Das Archiv ist vollständig, das Ende seiner komprimierten Daten aber nicht: ${asClause(reason)}.`,
  noEndMarker: () => 'Dem Archiv fehlt die Endmarke; es ist vielleicht abgeschnitten.',
  archiveCut: (at, entry) =>
    `Das Archiv ist abgeschnitten: Es endet bei Byte ${formatCount(at)}${entry === null ? '' : `, in ${entry}`}.`,
  archiveDamagedAt: (at) =>
    `Das Archiv ist bei Byte ${formatCount(at)} beschädigt; was folgt, ließ sich nicht lesen.`,
})

/** Ein Satz als Teil eines anderen: nach einem Doppelpunkt bleibt er groß, nur sein Punkt entfällt. */
export function asClause(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/** Die ersten, und wie viele noch. */
export function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} und ${formatCount(names.length - 5)} weitere` : shown
}

function andMore(count: number): string {
  return count === 0 ? '' : ` und ${plural(count, 'weiteren', 'weitere')}`
}

/** Überall im Fenster von 0 an gezählt. */
function layerName(layer: number, digest: string | null = null): string {
  return `Schicht ${formatCount(layer)}${digest === null ? '' : ` (${digest})`}`
}

function ofSubject(digest: string | null): string {
  return digest === null ? '' : ` zu ${digest}`
}
