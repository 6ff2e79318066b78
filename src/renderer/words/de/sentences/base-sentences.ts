import type { baseSentences as english } from '../../../../core/sentences/base-sentences.ts'
import { formatCount, plural } from '../../format.ts'
import type { Wording } from '../../languages.ts'

const layers = (count: number) => plural(count, 'Schicht', 'Schichten')

/** Warum einige der Schichten für die eines Basis-Images gelten. */
export const baseSentences = (): Wording<ReturnType<typeof english>> => ({
  firstLayers: (count, name, all) =>
    count === 1
      ? `Die einzige Schicht von ${name} ist hier die erste von ${formatCount(all)}.`
      : `Alle ${layers(count)} von ${name} sind hier die ersten von ${formatCount(all)}.`,
  firstSteps: (steps) =>
    steps === 1
      ? 'Ihr einziger Schritt der Historie ist auch hier der erste.'
      : `Ihre ${plural(steps, 'Schritt', 'Schritte')} der Historie sind auch hier die ersten.`,
  onTheEngine: () => 'Sie ist nicht im Archiv, sondern auf der gewählten Engine.',
  historyUnknown: () => 'Ihre Historie ist nicht bekannt.',
  historyDiffers: () => 'Ihre Historie weicht von den ersten Schritten hier ab.',
  annotationNames: (name) => `Die Annotation des Manifests nennt ${name}.`,
  provenanceSaysFrom: (name) => `Das Dockerfile in der Provenienz sagt FROM ${name}.`,
  historySaysFrom: (name) => `Die Historie sagt beim ersten Schritt darüber FROM ${name}.`,
  labelNames: (name) => `Ein Label nennt ${name}; es kann geerbt sein.`,
  baseNotAtHand: () => 'Die Basis selbst ist nicht hier, um sie zu vergleichen.',
  baseEndUnknown: () => 'Wie viele der Schichten zu ihr gehören, ist nicht bekannt.',
  endsWithCommand: (step) =>
    `Schritt ${formatCount(step + 1)} ist ein CMD, über dem noch Schichten liegen: Die meisten Basis-Images enden mit einem.`,
  daysBetween: (days, step, next) =>
    `Zwischen Schritt ${formatCount(step + 1)} und Schritt ${formatCount(next + 1)} liegen ${plural(days, 'Tag', 'Tage')}.`,
  isDistribution: (file) =>
    `Die erste Schicht ist das Dateisystem einer Distribution, als Ganzes nach / gelegt; es enthält ${file}.`,
  noneByHand: () => 'Von Hand gesagt: Keine Schicht gehört zu einer Basis.',
  putByHand: (count, all) =>
    `Die Grenze wurde von Hand nach ${layers(count)} von ${formatCount(all)} gesetzt.`,
  endOfChain: (name, base) => `Dort endet ${name}, worauf ${base} gebaut ist.`,
  theBase: () => 'die Basis',
})
