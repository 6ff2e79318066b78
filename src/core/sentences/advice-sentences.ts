import type { AdviceRuleId } from '../advice/rule-ids.ts'
import { plural } from '../model/format.ts'
import type { SentenceFormat } from './sentence.ts'

type OfRules = Record<`${AdviceRuleId}.${'title' | 'why'}`, () => string>

/** What to do about each kind of saving, why it matters, and what was found. */
export function adviceSentences({ bytes }: SentenceFormat) {
  const amount = (files: number, size: number): string =>
    `${plural(files, 'file')} with ${bytes(size)}`
  return {
    ...rules,
    cacheTitle: (manager: string) => `Leave the cache of ${manager} out`,
    storeOnce: (name: string) => `Store ${name} once`,
    bothNames: (one: string, other: string) => `${one} and ${other}`,

    stepAt: (step: number) => `step ${step + 1}`,
    layerAt: (layer: number) => `layer ${layer}`,
    keptInImage: (files: number, size: number, step: string) =>
      `${amount(files, size)} from ${step} in the final image.`,
    symbolsInImage: (files: number, size: number, step: string) =>
      `${amount(files, size)} of symbols in them, from ${step}, in the final image.`,
    deletedBy: (files: number, size: number, stored: string, deleting: string) =>
      `${amount(files, size)}, stored by ${stored}, ${are(files)} deleted by ${deleting}.`,
    storedAgain: (files: number, size: number, stored: string, again: string) =>
      `${amount(files, size)}, stored by ${stored}, ${are(files)} stored again by ${again} with the same content.`,
    inPackageCache: (step: string, files: number, size: number, manager: string) =>
      `${capital(step)} leaves ${amount(files, size)} in the cache of ${manager}.`,
    databaseRewritten: (files: number, size: number) =>
      `${amount(files, size)} of package databases and caches ${are(files)} written again by a later step.`,
    rewrittenBy: (files: number, size: number, step: string) =>
      `${amount(files, size)} ${are(files)} stored once more, with other content, by ${step}.`,
    sameContent: (files: number, size: number, path: string) =>
      `${plural(files, 'file')} of ${bytes(size)} ${files === 1 ? 'has' : 'have'} the same content as ${path}.`,

    leaveOut: (step: string) => `Leave out ${step}`,
    makeOneLayer: (from: string, to: string) => `Make ${from} to ${to} one layer`,
    doNotStore: () => 'Do not store in your layers',
  }
}

const rules = {
  'package-database.title': () => 'Install packages in one step',
  'package-database.why': () =>
    'Every run of a package manager writes its database and the cache of the linker anew, and each layer keeps its own copy. One step writes them once.',
  'metadata-copy.title': () => 'Set owner and mode where the files come in',
  'metadata-copy.why': () =>
    'A layer cannot change the owner or mode of a file: it stores the whole file once more, and the first copy stays in the image.',
  'deleted-later.title': () => 'Delete files in the step that makes them',
  'deleted-later.why': () =>
    'Deleting a file in a later step only hides it. Its bytes stay in the layer that stored them, are moved by every pull, and can be read by anyone who has the image.',
  'rewritten.title': () => 'Write a file once',
  'rewritten.why': () =>
    'When a later step changes a file, even by a byte, its layer stores the whole file again and the former copy stays in the image.',
  'package-caches.title': () => 'Leave package caches out',
  'package-caches.why': () =>
    'Package managers keep what they download for their next run. In an image there is none, and the cache of a build belongs beside the image, not into it.',
  'version-control.title': () => 'Leave version control out',
  'version-control.why': () =>
    'The history of a repository is often larger than its files, is no use to a running program, and may hold what was meant to be gone.',
  'development-packages.title': () => 'Install production packages only',
  'development-packages.why': () =>
    'Compilers, linters and test runners are needed to build a program, not to run it.',
  'test-files.title': () => 'Leave tests out',
  'test-files.why': () => 'Libraries bring their own tests along. Nothing runs them in an image.',
  'source-maps.title': () => 'Leave source maps out',
  'source-maps.why': () =>
    'Source maps hold the whole source a second time, for a debugger that is not there.',
  'python-bytecode.title': () => 'Leave compiled Python out',
  'python-bytecode.why': () =>
    'Python compiles a module when it first imports it. The compiled files take as much room as the sources, and differ in every build. A program that starts often may want to keep them.',
  'debug-symbols.title': () => 'Leave debug symbols out',
  'debug-symbols.why': () =>
    'Debug symbols serve a debugger only, and are often larger than the program.',
  'build-tools.title': () => 'Build in a stage of its own',
  'build-tools.why': () =>
    'Compilers, headers and static libraries are needed to build a program, not to run it. They are large, and a gift to whoever breaks in.',
  'documentation.title': () => 'Leave documentation and translations out',
  'documentation.why': () =>
    'Nobody reads manual pages inside a container, and programs in it rarely speak more than one language.',
  'logs-and-temporary.title': () => 'Leave logs and temporary files out',
  'logs-and-temporary.why': () =>
    'They tell of the build, not of the program, and make every build differ.',
  'duplicate-files.title': () => 'Store equal files once',
  'duplicate-files.why': () =>
    'A layer stores every file by itself, however many are equal. A link in the same layer costs nothing.',
  'unstripped.title': () => 'Strip programs and libraries',
  'unstripped.why': () =>
    'A program runs without its symbol table and debug information: they serve a debugger, and name functions in a crash report.',
} satisfies OfRules

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}

function capital(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase())
}
