import { plural } from '../model/format.ts'

/** What is said of an image that is not as it should be, and of what was found in place of a thing. */
export function findingSentences() {
  return {
    layerHashDiffers: (layer: number, diffId: string) =>
      `The bytes of layer ${layer} do not hash to its diff ID ${diffId}.`,
    directoryOverLink: (layer: number, path: string, more: number) =>
      `Layer ${layer} puts a directory in place of the symbolic link ${path}${andMore(more)}, so what the link led to is not seen there any more.`,
    hardlinkBroken: (layer: number, path: string, more: number) =>
      `Layer ${layer} has the hard link ${path}${andMore(more)} to a file that is not there.`,
    entryRepeated: (layer: number, path: string, more: number) =>
      `Layer ${layer} describes ${path}${andMore(more)} more than once; the last entry counts.`,
    whiteoutDangling: (layer: number, path: string, more: number) =>
      `Layer ${layer} deletes ${path}${andMore(more)}, which no lower layer has.`,
    overlayDevices: (layer: number, count: number) =>
      `Layer ${layer} holds ${count} character device${count === 1 ? '' : 's'} 0:0, which overlayfs uses for deleted files; in an image they delete nothing.`,
    layerNotHere: (layer: number, diffId: string) =>
      `The content of layer ${layer} (${diffId}) is not here; its files are missing from every number.`,

    historyMissing: (layers: number) =>
      `The config has no history, so it is not known which steps made the ${plural(layers, 'layer')}.`,
    historyMismatch: (steps: number, layers: number) =>
      `The history does not fit the layers: ${plural(steps, 'step')} for ${plural(layers, 'layer')}. Only the pairs that are certain are shown.`,

    moreOfKind: (count: number, code: string) =>
      `${count} more ${count === 1 ? 'entry' : 'entries'} of the same kind (${code}).`,
    emptyWhiteout: (name: string) =>
      `The whiteout "${name}" names nothing that could be hidden; it is ignored.`,
    aufsName: (name: string) =>
      `"${name}" has a name reserved for AUFS bookkeeping; it is ignored.`,
    sparseMapWrong: (entry: string) =>
      `The sparse file ${entry} has a map that is wrong or too large; its content is not verified.`,
    unknownType: (name: string, type: string) => `"${name}" has the unknown type ${type}.`,
    overlayOpaqueMark: (name: string) =>
      `"${name}" carries the opaque mark of an overlay directory.`,
    overlayWhiteout: (name: string) =>
      `"${name}" is a character device 0:0, a whiteout of an overlay directory.`,
    pathClimbs: (name: string) =>
      `The path "${name}" climbs out of the root of the image; the entry is left out.`,
    pathIsRoot: (name: string) =>
      `The path "${name}" would replace the root directory; the entry is left out.`,

    noConfig: () =>
      'The config of the image is not here, so history, platform and settings are unknown.',
    configUnread: (digest: string | null, problem: string) =>
      `The config${digest === null ? '' : ` ${digest}`} ${problem}, so the history and settings of the image are not known.`,
    configChanged: (digest: string, entry: string, has: string) =>
      `The config ${digest} in ${entry} has been changed: its bytes hash to ${has}.`,
    configWithoutLayers: () =>
      'The config lists no layers (diff IDs), so those of the manifest are shown.',
    configOtherLayers: (listed: number, inManifest: number) =>
      `The config lists ${listed} layers, the manifest ${inManifest}; the config is followed.`,
    layersInOtherOrder: (moved: number) =>
      `The manifest lists ${plural(moved, 'layer')} in another place than the config does; the config is followed.`,
    blobChanged: (entry: string, has: string) =>
      `The content of ${entry} has been changed: it hashes to ${has}.`,

    layerEncrypted: (layer: number, digest: string | null) =>
      `${archiveLayer(layer, digest)} is encrypted, so its files cannot be shown.`,
    layerDamaged: (layer: number, digest: string | null, entry: string, reason: string) =>
      `${archiveLayer(layer, digest)} in ${entry} is damaged, so its files are not shown: ${asClause(reason)}.`,
    layerOfOtherType: (layer: number, digest: string | null, mediaType: string) =>
      `${archiveLayer(layer, digest)} is of type ${mediaType}, which is not a file system layer.`,
    notALayer: (layer: number, digest: string | null, entry: string, what: string) =>
      `${archiveLayer(layer, digest)} in ${entry} is ${what} instead of a layer, so it has no files to show.`,
    layerForeign: (layer: number, digest: string | null) =>
      `${archiveLayer(layer, digest)} is a foreign layer: its publisher keeps it, and it is not in the archive.`,
    layerNotInArchive: (layer: number, digest: string | null) =>
      `${archiveLayer(layer, digest)} is not in the archive, so its files are not shown.`,
    layerUnverifiable: (layer: number, algorithm: string | null) =>
      `${archiveLayer(layer, null)} could not be verified: the config names it by ${algorithm ?? 'no known algorithm'}.`,
    layerDiffers: (layer: number, entry: string, has: string, stated: string) =>
      `${archiveLayer(layer, null)} in ${entry} has the content ${has}, but the config says ${stated}.`,
    layerNotCompressed: (layer: number, mediaType: string) =>
      `${archiveLayer(layer, null)} is not compressed, but its media type is ${mediaType}.`,
    layerCompressed: (layer: number, form: string, mediaType: string) =>
      `${archiveLayer(layer, null)} is compressed with ${form}, but its media type is ${mediaType}.`,

    metadataProblem: (problem: string) => `${problem}, so the rest of the metadata is followed.`,
    listedOnly: (names: readonly string[]) => `Listed, but not in the archive: ${firstOf(names)}.`,
    notImages: (names: readonly string[]) =>
      `Not images, and left out of the choice: ${firstOf(names)}.`,
    namelessImage: () => 'an image without a name',
    manifestOf: (digest: string | null) => `manifest ${digest ?? 'no digest'}`,
    attestation: (subject: string | null, predicates: readonly string[]) =>
      `Attestation${ofSubject(subject)}${predicates.length === 0 ? '' : `: ${predicates.join(', ')}`}`,
    signature: (subject: string | null) => `Signature${ofSubject(subject)}`,
    artifact: (subject: string | null, type: string | null) =>
      `Artifact${ofSubject(subject)}${type === null ? '' : `: ${type}`}`,
    unknownPlatform: (subject: string | null) =>
      `Manifest of an unknown platform${ofSubject(subject)}`,

    whatIsWrong: (entry: string, problem: string) => `${entry} ${problem}`,
    isNotJson: () => 'is not valid JSON',
    isNoJsonDocument: () => 'is not a JSON document',
    isNoJsonObject: () => 'is not a JSON object',
    isNestedTooDeeply: () => 'is nested too deeply',
    isNoListOfImages: () => 'is not a list of images',
    isNotInArchive: () => 'is not in the archive',
    isSomethingElse: (what: string) => `is ${what}`,
    listsNoManifests: () => 'lists no manifests',

    textDocument: () => 'a text document',
    unknownForm: () => 'a file of an unknown form',
    attestationStatement: () => 'an attestation statement',
    unsupportedForm: (form: string) => `a file compressed with ${form} (not supported)`,
    largeJson: (bytes: number) => `a JSON document of ${bytes} bytes, more than is read`,
    packedWithoutTar: (form: string) => `a ${form} file that holds no tar`,

    trailingData: () =>
      'Data follows the end of the archive; it was left out, as docker load does.',
    packedEndDamaged: (reason: string) =>
      `The archive is whole, but the end of its compressed data is not: ${asClause(reason)}.`,
    noEndMarker: () => 'The archive has no end marker, so it may have been cut short.',
    archiveCut: (at: number, entry: string | null) =>
      `The archive is cut short: it ends at byte ${at}${entry === null ? '' : `, inside ${entry}`}.`,
    archiveDamagedAt: (at: number) =>
      `The archive is damaged at byte ${at}; what follows could not be read.`,
  }
}

/** A sentence as a part of another one. */
export function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}

/** The first few, and how many more. */
export function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}

function andMore(count: number): string {
  return count === 0 ? '' : ` and ${count} more`
}

function archiveLayer(layer: number, digest: string | null): string {
  return `Layer ${layer}${digest === null ? '' : ` (${digest})`}`
}

function ofSubject(digest: string | null): string {
  return digest === null ? '' : ` of ${digest}`
}
