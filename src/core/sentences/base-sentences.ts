import { formatCount, plural } from '../model/format.ts'

/** Why some of the layers are taken for those of a base image. */
export function baseSentences() {
  return {
    firstLayers: (layers: number, name: string, all: number) =>
      `${plural(layers, 'layer')} of ${name} (all it has) ${layers === 1 ? 'is' : 'are'} the first of the ${plural(all, 'layer')} here.`,
    firstSteps: (steps: number) =>
      steps === 1
        ? 'Its one history step is the first here, too.'
        : `Its ${plural(steps, 'history step')} are the first here, too.`,
    onTheEngine: () => 'That image is not in the archive, but on the engine in use.',
    historyUnknown: () => 'Its history is not known.',
    historyDiffers: () => 'Its history differs from the first steps here.',
    annotationNames: (name: string) => `The manifest's annotation names ${name}.`,
    provenanceSaysFrom: (name: string) => `The Dockerfile in its provenance says FROM ${name}.`,
    historySaysFrom: (name: string) => `The history says FROM ${name} at the first step above it.`,
    labelNames: (name: string) => `A label names ${name}; it may be inherited.`,
    baseNotAtHand: () => 'The base itself is not at hand to compare with.',
    baseEndUnknown: () => 'How many of the layers belong to it is not known.',
    endsWithCommand: (step: number) =>
      `Step ${step + 1} is a CMD with layers above it: most base images end with one.`,
    daysBetween: (days: number, step: number, next: number) =>
      `${formatCount(days)} days lie between step ${step + 1} and step ${next + 1}.`,
    isDistribution: (file: string) =>
      `The first layer is the file system of a distribution, put to / whole; it has ${file}.`,
    noneByHand: () => 'Someone said that no layer is a base’s.',
    putByHand: (layers: number, all: number) =>
      `The boundary was put by hand after ${plural(layers, 'layer')} of ${all}.`,
    endOfChain: (name: string, base: string) =>
      `It is where ${name} ends, which ${base} is built on.`,
    theBase: () => 'the base',
  }
}
