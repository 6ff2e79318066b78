/**
 * The words of the field, one plain sentence each, for a reader who knows that an image is built
 * from a Dockerfile and little more.
 */
export const glossary = {
  layer: {
    name: 'layer',
    sentence:
      'The files that one build step added, changed or removed, stored as one tar; an image is a stack of them.',
  },
  step: {
    name: 'step',
    sentence:
      'One line of the image’s history, usually one line of the Dockerfile; some make a layer, some only change settings.',
  },
  'no-layer': {
    name: 'no layer',
    sentence:
      'This step changed only settings, such as ENV or CMD; it stored no files and adds nothing to the size.',
  },
  base: {
    name: 'base',
    sentence: 'The layers that came with the image named in FROM; what comes after them is yours.',
  },
  yours: {
    name: 'yours',
    sentence: 'The layers your own Dockerfile added on top of the base.',
  },
  confidence: {
    name: 'confidence',
    sentence:
      'How sure the base is: exact when its layers match another image here, likely or claimed when only names say so, guess when neither does.',
  },
  'image-id': {
    name: 'image ID',
    sentence:
      'The sha256 of the image’s config file; the config lists every layer, so the ID names the whole content.',
  },
  'short-id': {
    name: 'short ID',
    sentence: 'The first 12 of the 64 digits of the image ID, as docker prints it.',
  },
  'diff-id': {
    name: 'diff ID',
    sentence:
      'The sha256 of a layer’s files as a plain, uncompressed tar; the image config lists one for each layer, so any change to a layer shows.',
  },
  'chain-id': {
    name: 'chain ID',
    sentence:
      'A digest over this layer and all layers below it; it names the stack up to here, while the diff ID names only this layer.',
  },
  digest: {
    name: 'digest',
    sentence:
      'A sha256 over some bytes; equal bytes give equal digests, and any change gives another.',
  },
  manifest: {
    name: 'manifest',
    sentence: 'The file that says which config and which layers together are an image.',
  },
  config: {
    name: 'config',
    sentence:
      'The JSON file that says what a container runs, which layers the image has and how it was built; its sha256 is the image ID.',
  },
  repositories: {
    name: 'repositories',
    sentence: 'A file of the older archive format that maps a name and tag to the topmost layer.',
  },
  whiteout: {
    name: 'whiteout',
    sentence:
      'An empty marker file, .wh.NAME, that hides NAME of the layers below; the bytes below stay in the image.',
  },
  'opaque-directory': {
    name: 'opaque directory',
    sentence: 'A directory marked so that everything the layers below have in it is hidden.',
  },
  ghost: {
    name: 'ghost',
    sentence:
      'A file that a later layer deleted or overwrote, but that is still shipped inside the image.',
  },
  stored: {
    name: 'stored',
    sentence:
      'Bytes of all regular files in all layers, whether or not a container can still see them.',
  },
  kept: {
    name: 'kept',
    sentence: 'Stored bytes that a container can still see.',
  },
  wasted: {
    name: 'wasted',
    sentence:
      'Stored bytes that no container can see, because a later layer overwrote, replaced or deleted the file.',
  },
  efficiency: {
    name: 'efficiency',
    sentence: 'Kept bytes divided by stored bytes; 100 % when nothing is wasted.',
  },
  integrity: {
    name: 'integrity',
    sentence:
      'Whether the bytes are what the image says they are: each layer is hashed while it is read and compared with its diff ID.',
  },
  size: {
    name: 'size',
    sentence: 'Bytes of the regular files in all layers, uncompressed.',
  },
  'layer-size': {
    name: 'files',
    sentence: 'Bytes of this layer’s regular files, uncompressed, without headers and padding.',
  },
  'tar-size': {
    name: 'layer tar',
    sentence:
      'Bytes of the layer as an uncompressed tar: its files, plus a header and padding for each entry.',
  },
  'blob-size': {
    name: 'in the archive',
    sentence: 'Bytes this layer takes in the archive, compressed when the archive compresses it.',
  },
  unique: {
    name: 'unique',
    sentence: 'Bytes that only this image needs; deleting it would free about that much.',
  },
  platform: {
    name: 'platform',
    sentence: 'The operating system and processor the image was built for.',
  },
  'metadata-only': {
    name: 'metadata only',
    sentence:
      'The content is the same, only mode, owner or time changed; the layer format stores the whole file again.',
  },
  'writable-layer': {
    name: 'writable layer',
    sentence:
      'A thin layer that a container adds on top when it starts; what it writes goes there and never into the image.',
  },
  archive: {
    name: 'archive',
    sentence: 'An image as one tar file, as docker save writes it.',
  },
  engine: {
    name: 'engine',
    sentence: 'The program that keeps images and runs containers, such as Docker or Podman.',
  },
  entrypoint: {
    name: 'entrypoint',
    sentence: 'The program a container always starts; the command is given to it as arguments.',
  },
  command: {
    name: 'command',
    sentence:
      'What a container runs, or the arguments of the entrypoint, unless docker run says otherwise.',
  },
  healthcheck: {
    name: 'health check',
    sentence: 'A command the engine runs now and then to see whether the container still works.',
  },
  'exposed-port': {
    name: 'exposed port',
    sentence: 'A port the image says it listens on; it is published only when docker run says so.',
  },
  volume: {
    name: 'volume',
    sentence: 'A path whose content lives outside the container’s writable layer.',
  },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly sentence: string }>>
