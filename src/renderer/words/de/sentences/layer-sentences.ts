import type { layerSentences as english } from '../../../../core/sentences/layer-sentences.ts'
import { formatCount, plural } from '../../format.ts'
import type { Wording } from '../../languages.ts'

/** Was am tar einer Schicht und an ihrer Kompression nicht stimmt. */
export const layerSentences = (): Wording<ReturnType<typeof english>> => ({
  anEntry: () => 'einem Eintrag',
  quoted: (name) => `„${name}“`,

  layerNotTar: (what, at) => `Die Schicht ist kein tar: ${what} (bei Byte ${formatCount(at)}).`,
  layerTarDamaged: (what, at) =>
    `Das tar der Schicht ist beschädigt: ${what} (bei Byte ${formatCount(at)}).`,
  layerTarCut: (what, at) =>
    `Das tar der Schicht ist abgeschnitten: ${what} (bei Byte ${formatCount(at)}).`,
  layerTooMuch: (what, at) =>
    `Die Schicht verlangt mehr, als Strata liest: ${what} (bei Byte ${formatCount(at)}).`,

  noTarHeader: () => 'am Anfang steht kein Kopf eines tar',
  headerChecksum: () => 'die Prüfsumme eines Kopfes stimmt nicht',
  headerTooLong: (most) => `ein Name oder pax-Kopf ist länger als ${plural(most, 'Byte', 'Byte')}`,
  impossibleSize: () => 'ein Kopf nennt eine unmögliche Größe',
  moreEntries: (most) => `sie hat mehr als ${plural(most, 'Eintrag', 'Einträge')}`,
  largeAttributes: (most) =>
    `ihre erweiterten Attribute brauchen mehr als ${plural(most, 'Byte', 'Byte')}`,
  noPaxRecords: () => 'ein pax-Kopf enthält keine pax-Sätze',
  endsInHeader: () => 'es endet in einem Kopf',
  endsBeforeEntry: () => 'es endet vor dem Eintrag eines erweiterten Kopfes',
  endsInExtendedHeader: () => 'es endet in einem erweiterten Kopf',
  endsInside: (entry) => `es endet in ${entry}`,
  loneZeroBlock: () => 'auf einen einzelnen Block aus Nullen folgt noch etwas',

  packedCut: (form) => `Die ${form}-Daten sind abgeschnitten.`,
  packedDamaged: (form, detail) => `Die ${form}-Daten sind beschädigt (${detail}).`,
  packedRatio: (form, ratio) =>
    `Die ${form}-Daten ergeben entpackt mehr als das ${formatCount(ratio)}-Fache ihrer Größe.`,
  packedMemory: (form, mebibytes) =>
    `Die ${form}-Daten brauchen ${formatCount(mebibytes)} MiB Speicher zum Entpacken.`,
  noZstd: () => 'Dieses Node kann zstd nicht entpacken.',
  afterLastFrame: () => 'auf den letzten Abschnitt folgt noch etwas anderes',
  senselessFrame: () => 'ein Abschnitt ergibt keinen Sinn',
})
