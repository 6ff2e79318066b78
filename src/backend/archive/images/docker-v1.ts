import { hash } from 'node:crypto'
import type { ArchiveIndex } from '../archive-index.ts'
import { isLayerBlob } from '../blob.ts'
import { asRecord, asText, asTexts, member } from '../json.ts'
import type { JsonRecord } from '../json.ts'
import { familiarName } from '../names.ts'
import { noSources } from './candidate.ts'
import type { ImageCandidate, LayerPlace } from './candidate.ts'

export const repositoriesName = 'repositories'

/** Docker drops these from a v1 document before it becomes a config (moby, image/v1/imagev1.go). */
const droppedKeys = new Set(['id', 'parent', 'Size', 'parent_id', 'layer_id', 'throwaway'])
const goZeroTime = '0001-01-01T00:00:00Z'

/**
 * The images of an archive as docker save wrote it before 1.10 (Docker Image Specification v1.0):
 * folders with `json` and `layer.tar`, chained by `parent`, named by `repositories`. There is no
 * config: history and diff IDs are made as docker load made them (moby, tarexport legacyLoad), so
 * the image ID is the one that docker 1.10 … 28 give such an image.
 */
export function v1Candidates(index: ArchiveIndex): readonly ImageCandidate[] {
  const documents = documentsOf(index)
  const parents = new Set([...documents.values()].map((document) => asText(document['parent'])))
  const tags = tagsById(index)
  const tops = [...documents.keys()].filter((id) => tags.has(id) || !parents.has(id))
  return tops.map((id) => candidateOf(index, chainOf(documents, id), tags.get(id) ?? []))
}

function documentsOf(index: ArchiveIndex): ReadonlyMap<string, JsonRecord> {
  const documents = new Map<string, JsonRecord>()
  for (const name of index.names()) {
    const id = /^([^/]+)\/json$/.exec(name)?.[1]
    const blob = id === undefined ? null : index.find(name)
    if (id === undefined || blob === null) continue
    const parsed = index.json(blob)
    const document = parsed.ok ? asRecord(parsed.value) : null
    if (document !== null && asText(document['id']) !== null) documents.set(id, document)
  }
  return documents
}

/** Image ID → names, from `repositories`: name → tag → ID. */
function tagsById(index: ArchiveIndex): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>()
  for (const [name, byTag] of Object.entries(asRecord(repositoriesOf(index)) ?? {})) {
    for (const [tag, id] of Object.entries(asRecord(byTag) ?? {})) {
      if (typeof id !== 'string') continue
      tags.set(id, [...(tags.get(id) ?? []), `${familiarName(name)}:${tag}`])
    }
  }
  return tags
}

/** The `repositories` file as parsed; null when there is none. */
export function repositoriesOf(index: ArchiveIndex): unknown {
  const blob = index.find(repositoriesName)
  const parsed = blob === null ? null : index.json(blob)
  return parsed?.ok === true ? parsed.value : null
}

interface Step {
  readonly id: string
  readonly document: JsonRecord
}

/** From the lowest layer to the top. */
function chainOf(documents: ReadonlyMap<string, JsonRecord>, top: string): readonly Step[] {
  const chain: Step[] = []
  const seen = new Set<string>()
  let id: string | null = top
  while (id !== null && !seen.has(id)) {
    seen.add(id)
    const document: JsonRecord | undefined = documents.get(id)
    if (document === undefined) break
    chain.push({ id, document })
    id = asText(document['parent'])
  }
  return chain.reverse()
}

function candidateOf(
  index: ArchiveIndex,
  chain: readonly Step[],
  tags: readonly string[],
): ImageCandidate {
  const top = chain.at(-1)?.document ?? {}
  const diffIds = chain.map(({ id }) => {
    const blob = index.find(`${id}/layer.tar`)
    return blob !== null && isLayerBlob(blob) ? blob.content.layer.diffId : null
  })
  const known = diffIds.filter((diffId) => diffId !== null)
  const config: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(top)) {
    if (!droppedKeys.has(key) && key !== '__proto__') config[key] = value
  }
  config['rootfs'] = { type: 'layers', diff_ids: known.length === diffIds.length ? known : [] }
  config['history'] = chain.map(({ document }) => historyOf(document))
  // the ID is made of the layers' digests, too
  const isRead = chain.every(({ id }) => index.find(`${id}/layer.tar`)?.content.kind !== 'unread')
  const imageId = isRead ? `sha256:${hash('sha256', goJson(config))}` : ''
  return {
    origin: 'v1',
    config: { blob: null, value: config, imageId, statedDigest: null, problem: null },
    manifest: null,
    tags,
    digests: [],
    platform: null,
    layers: chain.map(({ id }) => placeOf(id)),
    sources: noSources,
  }
}

function placeOf(id: string): LayerPlace {
  const name = `${id}/layer.tar`
  return { name, digest: null, mediaType: null, size: null, hasUrls: false }
}

function historyOf(document: JsonRecord): JsonRecord {
  const command = member(document['container_config'], 'Cmd')
  const createdBy = typeof command === 'string' ? command : asTexts(command).join(' ')
  const author = asText(document['author'])
  const comment = asText(document['comment'])
  return {
    created: asText(document['created']) ?? goZeroTime,
    ...(author === null ? {} : { author }),
    ...(createdBy === '' ? {} : { created_by: createdBy }),
    ...(comment === null ? {} : { comment }),
  }
}

/** JSON as Go's encoder writes a map of raw messages: keys sorted, HTML characters escaped. */
function goJson(config: Readonly<Record<string, unknown>>): string {
  const sorted = Object.fromEntries(
    Object.keys(config)
      .sort()
      .map((key) => [key, config[key]]),
  )
  return JSON.stringify(sorted).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
