import { asClause, firstOf } from './finding-sentences.ts'

/** Why something that was opened has no image to show, and what to do about it. */
export function archiveSentences() {
  return {
    saveImage: () => 'Make an image archive with "docker save IMAGE -o FILE.tar".',
    saveAgain: () => 'Save or download it again, and compare its size with the original.',
    archiveEmpty: () => 'The archive is empty: it has no bytes at all.',
    containerExport: () =>
      "This is a container's file system, not an image: it has no layers and no history.",
    useSave: () =>
      'It looks like the output of "docker export"; use "docker save IMAGE -o FILE.tar" instead.',
    saveFailed: (words: string) => `The engine failed while it was sending the image: ${words}`,
    noReason: () => 'the engine gave no reason',
    trySave: () =>
      'Try "docker save" with this image; if that fails too, pull or build the image again.',
    unsupportedPacking: (form: string) =>
      `The archive is compressed with ${form}, which is not supported; gzip and zstd are.`,
    decompress: (command: string) => `Decompress it first: ${command} FILE`,
    notTar: () => 'This is not a tar archive.',
    notTarBut: (what: string) => `This is not a tar archive; it looks like ${what}.`,
    zipFile: () => 'a ZIP file',
    webPage: () => 'a web page, perhaps an error message of a download',
    lfsPointer: () => 'a Git LFS pointer; fetch the file with "git lfs pull"',
    jsonDocument: () => 'a JSON document',
    program: () => 'a program',
    squashfs: () => 'a squashfs file system',
    sevenZip: () => 'a 7z archive',
    script: () => 'a script',
    dockerfile: () => 'a Dockerfile',
    archiveDamaged: (reason: string) => `The archive is damaged: ${asClause(reason)}.`,
    archiveCutShort: (reason: string) => `The archive is cut short: ${asClause(reason)}.`,
    metadataDamaged: (problems: readonly string[]) =>
      `The archive is damaged: ${problems.join('; ')}.`,
    allAbsent: (names: readonly string[]) =>
      `The archive lists ${firstOf(names)}, but holds the content of none of them.`,
    savePlatform: () =>
      'Save it again with --platform and a platform that is present on that machine.',
    noImageOnly: (names: readonly string[]) =>
      `The archive holds no image, only: ${firstOf(names)}.`,
    noEntries: () => 'The tar archive has no entries.',
    noManifest: () => 'This tar archive holds no image: it has no manifest.json and no index.json.',
    cutBeforeMetadata: (at: number, entry: string | null) =>
      `The archive is cut short: it ends at byte ${at}${entry === null ? '' : `, inside ${entry}`}, before the metadata that names its images.`,
    unmarkedBeforeMetadata: () =>
      'The archive is cut short: it has no end marker, before the metadata that names its images.',
    damagedBeforeMetadata: (at: number) =>
      `The archive is damaged at byte ${at}, before the metadata that names its images.`,
    folderWithoutImage: (folder: string) =>
      `The folder ${folder} holds no image: it has no index.json and no manifest.json.`,
    nameLayout: () => 'Name the folder of an OCI image layout, or an archive file.',

    tooManyLayers: (most: number) => `The archive has more than ${most} layers.`,
    tooManyImages: (most: number) => `The archive has more than ${most} images.`,
    imageTooManyLayers: (count: number, most: number) =>
      `An image of the archive has ${count} layers; ${most} are allowed.`,
    indexTooLong: (most: number) => `The index of the archive has more than ${most} entries.`,
    indexTooDeep: (most: number) => `The indexes of the archive are nested more than ${most} deep.`,
    tooManyEntries: (most: number) => `The archive has more than ${most} entries.`,
    nameTooLong: (most: number) => `The archive has a file name of more than ${most} bytes.`,
    madeToExhaust: () => 'It was made to exhaust the reader, or is no image.',

    noSuchPath: (path: string) => `There is no file or folder ${path}.`,
    checkTyping: () => 'Check the path for typing errors.',
    noSuchSource: (name: string) => `There is no “${name}”.`,
    checkPath: () => 'Check the path.',
    sourceUnreadable: (name: string) => `“${name}” cannot be read.`,
    pathForbidden: (path: string) => `${path} may not be read by this user.`,
    changePermissions: () => 'Change its permissions, or run as a user who may read it.',
    pathUnreadable: (path: string) => `${path} could not be read.`,
    archiveBrokeOff: () => 'The stream of the archive broke off before its end.',
    checkSender: () => 'Try again; if it happens again, check that the sender is still running.',
    fileStopped: () => 'The file stopped coming before its end.',
    nobodyReads: () => 'Nobody reads this file any more.',
    receiverFailed: () => 'The thread that receives the image has failed.',

    noChoice: (name: string) => `The archive has no image “${name}”.`,
    noChoiceAt: (index: number) => `The archive has no image ${index}.`,
    choicesAre: (names: readonly string[]) => `It has: ${names.join(', ')}.`,
    noImageFor: (platform: string) => `There is no image for ${platform}.`,
    platformsAre: (platforms: readonly string[]) => `There is: ${platforms.join(', ')}.`,
  }
}
