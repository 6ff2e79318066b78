import type { ArchiveEntry, Overview } from '../../../shared/views.ts'
import { archiveWords } from '../../words/archive-words.ts'
import { shellWord } from '../config/shell-words.ts'
import { layerOf } from './entry-check.ts'

const words = archiveWords.inspector

export interface HandCommand {
  readonly what: string
  readonly command: string
}

/** What a person would type to see the same with tar and sha256sum. */
export function byHand(entry: ArchiveEntry, overview: Overview): readonly HandCommand[] {
  const { source, image } = overview
  const name = shellWord(source.kind === 'engine' ? (image.tags[0] ?? source.name) : source.name)
  const path = shellWord(entry.name)
  const isFolder = entry.role === 'directory'
  const one =
    source.kind === 'engine'
      ? `docker save ${name} | tar -xO ${path}`
      : source.kind === 'archive'
        ? `tar -xOf ${name} ${path}`
        : `cat ${shellWord(`${source.name}/${entry.name}`)}`
  const all =
    source.kind === 'engine'
      ? `docker save ${name} | tar -tv`
      : source.kind === 'archive'
        ? `tar -tvf ${name}`
        : `find ${name} -type f`
  const commands: HandCommand[] = [{ what: words.list, command: all }]
  if (isFolder || entry.linkTarget !== null) return commands
  if (entry.role === 'layer') {
    const compression = layerOf(entry, overview)?.compression ?? 'none'
    const unpack = { none: '', gzip: 'gzip -dc | ', zstd: 'zstd -dc | ' }[compression]
    return [
      { what: words.files, command: `${one} | ${unpack}tar -tv` },
      { what: words.hash, command: `${one} | ${unpack}sha256sum` },
      ...commands,
    ]
  }
  return [
    ...(entry.digest === null ? [] : [{ what: words.hash, command: `${one} | sha256sum` }]),
    ...(entry.text === null ? [] : [{ what: words.show, command: one }]),
    ...commands,
  ]
}
