import type { extractSentences as english } from '../../../../core/sentences/extract-sentences.ts'
import type { Wording } from '../../languages.ts'

/** Warum etwas nicht aus dem Image herauskam, oder nicht so, wie es dort ist. */
export const extractSentences = (): Wording<ReturnType<typeof english>> => ({
  nameTooLongHere: () => 'der Name ist zu lang für dieses Dateisystem',
  nameImpossible: () => 'der Name ist auf diesem Dateisystem nicht möglich',
  nameOfNoFile: () => 'so kann keine Datei heißen',
  directoryNotMade: () => 'das Verzeichnis dafür ließ sich nicht anlegen',
  noDirectoryInWay: () => 'etwas, das kein Verzeichnis ist, steht im Weg',
  noDirectoryThere: () => 'dort ist schon etwas, das kein Verzeichnis ist',
  directoryThere: () => 'dort ist schon ein Verzeichnis',
  linkInWay: () => 'ein Link steht im Weg',
  somethingThere: () =>
    'unter diesem Namen ist schon etwas da, vielleicht in anderer Groß- und Kleinschreibung',
  systemForbids: () => 'das System erlaubt es nicht',
  tooManyNames: () => 'es hätte zu viele Namen',
  sparseInPieces: () => 'es ist eine lückenhafte Datei, in Stücken gespeichert',
  linkToNothing: () => 'es ist ein Hardlink auf nichts',
  ofUnknownType: () => 'es ist von unbekannter Art',
  pipeOnlyInTar: () => 'es ist eine Pipe, die nur ein tar-Archiv behält',
  deviceOnlyInTar: () => 'es ist ein Gerät, das nur ein tar-Archiv behält',
  specialBitsLeftOut: () => 'das Set-uid- oder Set-gid-Bit entfällt; ein tar-Archiv behält es',

  notSettings: () => 'Es ist nicht das JSON von Einstellungen',
  newerSettings: () => 'Ein neueres Strata hat sie geschrieben',
  settingInvalid: (field) => `„${field}“ ist nicht gültig`,
})
