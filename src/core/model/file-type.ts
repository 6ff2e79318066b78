/** What a file is for, as far as its name tells: for pictures of many files at once. */
export const fileTypes = [
  'program',
  'library',
  'code',
  'text',
  'data',
  'archive',
  'media',
  'other',
] as const
export type FileType = (typeof fileTypes)[number]

const endings: Readonly<Record<Exclude<FileType, 'other'>, string>> = {
  program: 'exe com msi run appimage wasm efi',
  library: 'so a o ko dll dylib node lib jmod pyd',
  code: 'py pyc pyo pyi js mjs cjs jsx ts mts cts tsx map rb pl pm pod php java class kt scala groovy c h cc cpp cxx hpp hxx rs go s asm lua tcl el elc lisp hs ml r jl swift dart cs vb sh bash zsh fish awk sed ps1 bat css scss less vue svelte sql cmake mk in am m4 gyp gypi',
  text: 'txt md markdown rst adoc org log tex html htm xhtml pdf ps doc docx odt rtf epub info man 1 2 3 4 5 6 7 8 9',
  data: 'json jsonl ndjson json5 xml yaml yml toml ini cfg conf cnf properties env list csv tsv db db3 sqlite sqlite3 dat bin data idx index bdb mdb ldb gdbm cache mo po pot gmo rdb parquet avro npy npz pickle pkl pak res dtd xsd xsl plist service socket timer rules lock pem crt cer key p12 jks md5sums sha256sums shlibs symbols triggers templates preinst postinst prerm postrm conffiles',
  archive:
    'tar gz tgz bz2 tbz xz txz zst lz lz4 lzma zip 7z rar deb rpm apk jar war ear whl egg gem crate cab iso img squashfs cpio udeb nupkg',
  media:
    'png jpg jpeg gif svg webp avif bmp ico icns tif tiff xpm psd mp3 ogg oga opus wav flac m4a mp4 mkv webm avi mov ttf otf ttc woff woff2 eot pfb pfm afm pcf psf',
}

const typeOfEnding: ReadonlyMap<string, FileType> = new Map(
  fileTypes.flatMap((type) =>
    type === 'other'
      ? []
      : endings[type].split(' ').map((ending): readonly [string, FileType] => [ending, type]),
  ),
)

const knownTexts = new Set([
  'license',
  'copyright',
  'changelog',
  'readme',
  'authors',
  'news',
  'notice',
])

/** `libc.so.6`, `libz.so.1.3`. */
const versionedLibrary = /\.so(\.\d+)+$/

/**
 * The type that the last name of a path tells, null when it tells none. What has no telling name is
 * a program when it may be executed, which only its mode says.
 */
export function fileTypeOfName(name: string): FileType | null {
  const lower = name.toLowerCase()
  if (versionedLibrary.test(lower)) return 'library'
  const dot = lower.lastIndexOf('.')
  if (dot < 0) return knownTexts.has(lower) ? 'text' : null
  return typeOfEnding.get(lower.slice(dot + 1)) ?? null
}
