/** What is said of the tar of a layer and of its compression. */
export function layerSentences() {
  return {
    anEntry: () => 'an entry',
    quoted: (name: string) => `"${name}"`,

    layerNotTar: (what: string, at: number) =>
      `The layer is not a tar archive: ${what} (at byte ${at}).`,
    layerTarDamaged: (what: string, at: number) =>
      `The layer tar is damaged: ${what} (at byte ${at}).`,
    layerTarCut: (what: string, at: number) => `The layer tar is cut off: ${what} (at byte ${at}).`,
    layerTooMuch: (what: string, at: number) =>
      `The layer asks for more than Strata reads: ${what} (at byte ${at}).`,

    noTarHeader: () => 'it does not begin with a tar header',
    headerChecksum: () => 'the checksum of a header does not fit',
    headerTooLong: (most: number) => `a name or pax header is longer than ${most} bytes`,
    impossibleSize: () => 'a header states an impossible size',
    moreEntries: (most: number) => `it has more than ${most} entries`,
    largeAttributes: (most: number) => `its extended attributes need more than ${most} bytes`,
    noPaxRecords: () => 'a pax header holds no pax records',
    endsInHeader: () => 'it ends inside a header',
    endsBeforeEntry: () => 'it ends before the entry of an extended header',
    endsInExtendedHeader: () => 'it ends inside an extended header',
    endsInside: (entry: string) => `it ends inside ${entry}`,
    loneZeroBlock: () => 'something follows a single block of zeros',

    packedCut: (form: string) => `The ${form} data is cut off.`,
    packedDamaged: (form: string, detail: string) => `The ${form} data is damaged (${detail}).`,
    packedRatio: (form: string, ratio: number) =>
      `The ${form} data unpacks to more than ${ratio} times its size.`,
    packedMemory: (form: string, mebibytes: number) =>
      `The ${form} data needs ${mebibytes} MiB of memory to unpack.`,
    noZstd: () => 'This version of Node cannot unpack zstd.',
    afterLastFrame: () => 'something else follows its last frame',
    senselessFrame: () => 'a frame makes no sense',
  }
}
