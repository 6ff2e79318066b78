import type { SourceFormat, SourceKind } from '../../../core/model/image-input.ts'
import type { ArchiveEntryRole } from '../../../shared/views.ts'
import { formatCount, plural } from '../format.ts'

/* Words of the Archive tab and of the inspector beside it. */

export const archiveWords = {
  title: {
    engine: 'What docker save writes',
    archive: 'What is in the archive',
    oci: 'What is in the layout',
  } satisfies Record<SourceKind, string>,
  formats: {
    'docker-legacy': 'format of Docker 1.10 to 24',
    'docker-oci': 'format of Docker 25 and later',
    oci: 'OCI image layout',
  } satisfies Record<SourceFormat, string>,
  compressed: 'layers compressed',
  uncompressed: 'layers uncompressed',
  summary: (bytes: string, entries: number, format: string, compression: string) =>
    `${bytes}, ${plural(entries, 'entry', 'entries')} · ${format}, ${compression}`,
  label: 'Archive entries',
  columns: { entry: 'Entry', bytes: 'Bytes', what: 'What it is', check: 'Check' },
  reading: 'The archive is still being read; its entries follow.',
  loading: 'Reading the list of entries',
  failed: 'The list of entries could not be read.',
  none: 'No entries are known: the analysis came from the engine’s description alone.',
  checks: {
    imageId: 'image ID',
    diffId: 'diff ID',
    name: 'name',
    mismatch: 'mismatch',
  },
  linkTo: (target: string) => `→ ${target}`,
  /** One line for the table. */
  brief: {
    directory: 'A folder',
    layer: 'A layer as a tar; its sha256 is the diff ID',
    'layer-link': 'A link to the same layer, stored once',
    config: 'The image config; its sha256 is the image ID',
    manifest: 'Says which config and which layers make the image',
    'oci-manifest': 'OCI manifest: config and layers of one image, by digest',
    'oci-index': 'OCI index: one manifest for each platform',
    index: 'Where an OCI reader begins: the list of images here',
    'oci-layout': 'Says that this is an OCI layout, and its version',
    repositories: 'Older name list: name and tag to the topmost layer',
    'legacy-version': 'The layer format: always 1.0',
    'legacy-json': 'Settings, read by Docker before 1.10',
    attestation: 'Attestation: how the image was built, or what it contains',
    other: 'Not part of the image',
  } satisfies Record<ArchiveEntryRole, string>,
  layerFolder: (layer: number, what: string) => `Layer ${formatCount(layer)}, ${what}`,
  layerOf: (layer: number, what: string) => `Layer ${formatCount(layer)}, ${what}`,
  noStep: 'no step known',
  baseLayer: 'the base',
  /** Title and explanation for the inspector. */
  roles: {
    directory: {
      title: 'A folder',
      why: 'It only groups what stands in it. In the format of Docker 1.10 to 24 each layer has a folder with its files VERSION, json and layer.tar.',
    },
    layer: {
      title: 'A layer',
      why: 'A tar of every file that one step added or changed, with markers for what it removed. Uncompressed, its sha256 is the diff ID that the config lists.',
    },
    'layer-link': {
      title: 'A link to a layer',
      why: 'Two steps have the same content, so the tar is stored once and the second place only points to it.',
    },
    config: {
      title: 'The image config',
      why: 'One JSON file says what the image is: what a container runs, which layers it has, how it was built. Hash it, and you have the image’s name.',
    },
    manifest: {
      title: 'manifest.json',
      why: 'The way in: it names the config, the tags, and the layers from the bottom to the top.',
    },
    'oci-manifest': {
      title: 'An OCI manifest',
      why: 'It names the config and the layers of one image by their digests, with their sizes and media types.',
    },
    'oci-index': {
      title: 'An OCI index',
      why: 'It lists one manifest for each platform, and attestations that belong to them.',
    },
    index: {
      title: 'index.json',
      why: 'Where a reader of an OCI layout begins: it lists what is in here, by digest, with names as annotations.',
    },
    'oci-layout': {
      title: 'oci-layout',
      why: 'A marker file: it says that this is an OCI image layout, and which version of it.',
    },
    repositories: {
      title: 'repositories',
      why: 'From before manifest.json: it maps a name and tag to the topmost layer. Docker still writes it for old readers.',
    },
    'legacy-version': {
      title: 'VERSION',
      why: 'The version of the layer’s folder format. It has been 1.0 since the beginning.',
    },
    'legacy-json': {
      title: 'A layer’s json',
      why: 'Before Docker 1.10 every layer was an image of its own, with its own settings and a parent. Docker still writes them for old readers.',
    },
    attestation: {
      title: 'An attestation',
      why: 'A statement about the image, such as how it was built or which packages it holds. A container never sees it.',
    },
    other: {
      title: 'Another file',
      why: 'Nothing in the image refers to it.',
    },
  } satisfies Record<ArchiveEntryRole, { readonly title: string; readonly why: string }>,
  inspector: {
    name: 'Name',
    copyName: 'Copy the name of the entry',
    facts: 'Entry',
    bytes: 'Bytes',
    target: 'Points to',
    sha: 'sha256',
    idTitle: 'How the image ID comes about',
    diffTitle: 'How the diff ID comes about',
    tarBytes: 'the bytes of the layer, uncompressed',
    storedBytes: 'the bytes as stored',
    unpack: (compression: string) => `unpacked with ${compression}`,
    sha256: (bytes: string) => `sha256 of ${bytes}`,
    diffId: 'diff ID, as the config lists it',
    checked: 'Checked while reading',
    nameIsDigest: 'Name equals its sha256',
    isImageId: 'sha256 equals the image ID',
    isDiffId: 'sha256 equals the diff ID',
    layersMatch: 'Layers match diff_ids',
    complete: 'Ends complete',
    yes: 'yes',
    no: 'no',
    notStated: 'its name states none',
    step: 'Made by',
    text: 'Content',
    textOf: (name: string) => `Content of ${name}, formatted`,
    copyText: 'Copy the content',
    byHand: 'The same by hand',
    copyCommand: 'Copy the command',
    list: 'list the archive',
    hash: 'hash this file',
    show: 'read this file',
    files: 'list the files of this layer',
  },
} as const
