import { z } from 'zod'
import { entryKinds } from '../../core/model/entry-kind.ts'
import { changedAspects, changeKinds, sortColumns } from '../../core/queries/file-row.ts'
import { querySyntaxes } from '../../core/queries/name-query.ts'

/* What the window may ask about files. Whether a layer or path exists is the worker's to say. */

const session = z.string().regex(/^[0-9a-f]{32}$/)
const layer = z.int().min(0).max(100_000)
const path = z.int().min(0).max(0xffff_ffff)
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

const view = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('layer'), layer }),
  z.strictObject({ mode: z.literal('merged'), layer }),
  z.strictObject({ mode: z.literal('compare'), from: layer, to: layer }),
])

const ids = z.array(z.int().min(0).max(0xffff_ffff)).max(1000)

const filter = z.strictObject({
  changes: z.exactOptional(z.array(z.enum(changeKinds)).max(changeKinds.length)),
  changed: z.exactOptional(z.array(z.enum(changedAspects)).max(changedAspects.length)),
  kinds: z.exactOptional(z.array(z.enum(entryKinds)).max(entryKinds.length)),
  minSize: z.exactOptional(count),
  maxSize: z.exactOptional(count),
  layers: z.exactOptional(z.array(layer).max(10_000)),
  uids: z.exactOptional(ids),
  gids: z.exactOptional(ids),
  setId: z.exactOptional(z.boolean()),
  onlyGhosts: z.exactOptional(z.boolean()),
})

const tree = {
  session,
  view,
  ghosts: z.boolean(),
  filter: filter.nullable(),
}

const shown = {
  ...tree,
  sort: z.strictObject({ by: z.enum(sortColumns), order: z.enum(['asc', 'desc']) }).nullable(),
}

const pixels = z.number().min(1).max(10_000)

const slice = { offset: count, limit: z.int().min(0).max(1000) }

const selection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('copy'), path, layer }),
  z.strictObject({ kind: z.literal('merged'), path, at: layer }),
  z.strictObject({ kind: z.literal('layer'), layer }),
])

/** The arguments of the `files:` calls. */
export const fileSchemas = {
  'files:children': z.strictObject({ ...shown, ...slice, directory: path, collapse: z.boolean() }),
  'files:search': z.strictObject({
    ...shown,
    ...slice,
    query: z.strictObject({
      text: z.string().max(1000),
      syntax: z.enum(querySyntaxes),
      on: z.enum(['name', 'path']),
      ignoreCase: z.boolean(),
    }),
  }),
  'files:list': z.strictObject({
    ...shown,
    ...slice,
    what: z.enum(['files', 'directories', 'all']),
  }),
  'files:life': z.strictObject({ session, path }),
  'files:reveal': z.strictObject({
    ...shown,
    target: z.union([path, z.string().max(1 << 20)]),
    collapse: z.boolean(),
  }),
  'files:row': z.strictObject({ ...tree, path, layer: layer.nullable() }),
  'files:map': z.strictObject({
    ...tree,
    directory: path,
    width: pixels,
    height: pixels,
    baseLayers: layer,
  }),
  'files:preview': z.strictObject({
    session,
    path,
    layer,
    offset: count,
    as: z.enum(['auto', 'text', 'hex']),
  }),
  'files:diff': z.strictObject({ session, path, from: layer, to: layer }),
  'files:extract': z.strictObject({
    session,
    selection,
    form: z.enum(['file', 'folder', 'tar']),
    keepOwners: z.boolean(),
  }),
  'files:drag': z.strictObject({ session, path, layer }),
  'files:extract-stop': z.strictObject({ session }),
}
