/** Why something was not taken out of an image, or not as it is there: clauses after its path. */
export function extractSentences() {
  return {
    nameTooLongHere: () => 'its name is too long for this file system',
    nameImpossible: () => 'its name is not possible on this file system',
    nameOfNoFile: () => 'its name cannot be the name of a file',
    directoryNotMade: () => 'its directory could not be made',
    noDirectoryInWay: () => 'something that is no directory is in its way',
    noDirectoryThere: () => 'something that is no directory is there already',
    directoryThere: () => 'a directory is there already',
    linkInWay: () => 'a link is in its way',
    somethingThere: () => 'something is there already under this name, perhaps in other case',
    systemForbids: () => 'the system does not permit it',
    tooManyNames: () => 'it would have too many names',
    sparseInPieces: () => 'it is a sparse file, which is stored in pieces',
    linkToNothing: () => 'it is a hard link to nothing',
    ofUnknownType: () => 'it is of an unknown type',
    pipeOnlyInTar: () => 'it is a pipe, which only a tar archive keeps',
    deviceOnlyInTar: () => 'it is a device, which only a tar archive keeps',
    specialBitsLeftOut: () => 'its set-uid or set-gid bit is left out; a tar archive keeps it',

    notSettings: () => 'it is not the JSON of settings',
    newerSettings: () => 'a newer Strata wrote it',
    settingInvalid: (field: string) => `“${field}” is not valid`,
  }
}
