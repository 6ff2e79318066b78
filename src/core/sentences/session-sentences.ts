import { plural } from '../model/format.ts'

/** What goes wrong in an open image: its files, what is taken out of it, and the window's requests. */
export function sessionSentences() {
  return {
    internal: () => 'Something went wrong inside Strata.',
    openAgain: () => 'Open it again.',
    openImageAgain: () => 'Open the image again.',
    openFileAgain: () => 'Open the file again.',
    analysisCancelled: () => 'The analysis was cancelled.',
    imageClosed: () => 'This image is closed.',
    outOfMemory: () => 'The analysis needed more memory than it may use.',
    closeOthers: () => 'Close other images and try again.',
    analysisEnded: () => 'The analysis ended unexpectedly.',
    tryAndReport: () => 'Try again; if it happens again, report it.',
    workerInUse: () => 'This worker is in use already.',
    workerNotWaiting: () => 'This analysis does not wait for bytes.',
    stillRead: () => 'This image is still being read.',
    waitUntilReady: () => 'Wait until it is ready.',
    alreadyExtracting: () => 'Something is being extracted from this image already.',
    waitOrStop: () => 'Wait for it, or stop it.',

    askedUnknown: () => 'The window asked for something unknown.',
    argumentInvalid: (call: string) => `The argument of ${call} is not valid.`,
    partInvalid: (part: string, call: string) => `“${part}” of ${call} is not valid.`,
    notAccepted: () => 'Strata did not accept the request.',
    notRunning: () => 'Strata is not running any more.',
    serveAgain: () => 'Start `strata serve` again and open the address that it prints.',
    notTheWindow: () => 'The request does not come from the window.',
    notAFileHere: () => 'This is not a file on this machine.',
    notNameAndSize: () => 'This is not the name and size of a file.',
    fileForgotten: () => 'This file is no longer known.',
    browserPicks: () => 'The browser picks files itself.',
    noPdfHere: () => 'A browser gets no PDF from Strata.',
    printHtml: () => 'Export as HTML and print it to PDF.',
    noFolderHere: () => 'A browser cannot write a folder.',
    extractTar: () => 'Extract a tar archive instead, or use the command line.',

    newerSearch: () => 'A newer search runs.',
    slowExpression: () => 'This expression takes too long to try on a single name.',
    makeSimpler: () => 'Make it simpler: repetitions inside repetitions are slow.',
    notAnExpression: (reason: string) => `This is not a regular expression: ${reason}.`,
    nothingStored: () => 'This layer stores nothing under that path.',
    noSuchFilePath: () => 'There is no such path in this image.',
    noSuchLayer: () => 'There is no such layer in this image.',

    passedThrough: () =>
      'The content of files is not here any more: the archive was only passed through.',
    openAsFile: () => 'Open the archive as a file to look into its files.',
    sourceChanged: (path: string) => `${path} has changed since it was read.`,
    layerGone: () =>
      'The engine does not give this layer any more: the image has changed or is gone.',
    layerContentAbsent: (layer: number) => `The content of layer ${layer} is not in this image.`,
    layerAbsent: (layer: number) => `Layer ${layer} is not here.`,
    contentChanged: (path: string) =>
      `The content of “${path}” is not what was analysed: the source has changed.`,
    hasNoContent: (path: string) => `“${path}” has no content of its own.`,
    isStoredInPieces: (path: string) => `“${path}” is a sparse file, which is stored in pieces.`,
    joinedByTar: () =>
      'Take it out of the layer’s tar with GNU tar, which puts the pieces together.',
    layerEnded: () => 'The layer ended before the content of the file.',
    isNoRegularFile: (path: string) => `“${path}” is not a regular file.`,
    extractOtherwise: () => 'Extract it to a folder or a tar archive.',
    nothingUnderPath: () => 'There is nothing under that path.',
    extractStopped: (files: number, directories: number, folder: string) =>
      `Stopped: ${plural(files, 'file')} and ${plural(directories, 'directory', 'directories')} are in ${folder} already.`,

    notWritten: (path: string, reason: string) => `“${path}” could not be written: ${reason}.`,
    diskFull: () => 'the disk is full',
    notPermitted: () => 'it is not permitted',
    noFolder: () => 'its folder does not exist',
    isFolder: () => 'it is a folder',
    systemRefused: () => 'the system refused',
    freeSpace: () => 'Free some space or choose another place.',
    otherPlace: () => 'Choose another place.',
    makeFolder: () => 'Make the folder first.',
    giveFileName: () => 'Give the name of a file.',
  }
}
