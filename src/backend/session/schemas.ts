import { z } from 'zod'
import type { Arg, CallName } from '../../shared/contract.ts'
import { owners, wasteGroupings } from '../../core/queries/waste-view.ts'
import { suggestionFormats } from '../../core/what-if/suggestion.ts'
import { exportTargets } from '../../shared/views.ts'
import { imageSituations } from '../../shared/commands.ts'
import { settingsChange } from '../settings/settings-format.ts'
import { fileSchemas } from './file-schemas.ts'

const nothing = z.strictObject({})

/** Session, handle and choice ids are ours: random or derived words without a path in them. */
const id = z.string().min(1).max(200)
const session = z.string().regex(/^[0-9a-f]{32}$/)
const handle = z.string().regex(/^[0-9a-f]{32}$/)

/** An image name, ID or digest as the engine takes it; docker allows 255 for a name, 128 for a tag. */
const imageName = z
  .string()
  .min(1)
  .max(600)
  .regex(/^[A-Za-z0-9][\w.\-/:@+]*$/)

/** os/architecture[/variant] */
const platform = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+\/[a-z0-9_.]+(\/[a-z0-9_.]+)?$/i)

/** The name of a file as shown, never used to find it. */
const fileName = z.string().min(1).max(4096)

const page = z.strictObject({
  session,
  offset: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  limit: z.int().min(0).max(1000),
})

const inSession = z.strictObject({ session })

const owner = z.enum(owners)
const wasteGrouping = z.enum(wasteGroupings)

const waste = page.extend({
  selection: z.exactOptional(
    z.strictObject({
      owner,
      group: z.nullable(z.strictObject({ by: wasteGrouping, key: z.string().max(1 << 16) })),
    }),
  ),
})

const layer = z.int().min(0).max(100_000)

const whatIf = z.strictObject({
  session,
  cards: z.array(z.string().max(1 << 20)).max(10_000),
  paths: z.array(z.string().max(1 << 20)).max(10_000),
  layers: z.array(layer).max(10_000),
  squashed: z.array(z.strictObject({ from: layer, to: layer })).max(1000),
})

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('engine'),
    image: imageName,
    platform: z.exactOptional(platform),
  }),
  z.strictObject({ kind: z.literal('file'), handle, name: fileName }),
  z.strictObject({ kind: z.literal('sample') }),
])

/** A name that any file system takes, and bytes that are what its ending says. */
const chart = z
  .strictObject({
    fileName: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,150}\.(svg|png)$/),
    bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= 64 << 20),
  })
  .refine(({ fileName, bytes }) => {
    const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
    return start.startsWith(fileName.endsWith('.png') ? '\x89PNG' : '<?xml ')
  })

/** What the window may send, call by call. Anything else is `invalid-argument`. */
export const schemas = {
  'app:info': nothing,
  'app:situation': z.strictObject({
    image: z.enum(imageSituations),
    hasViews: z.boolean(),
    drawer: z.boolean(),
  }),
  'settings:get': nothing,
  'settings:set': z.strictObject({ change: settingsChange }),
  'engine:status': nothing,
  'engine:choices': nothing,
  'engine:select': z.strictObject({ id }),
  'engine:images': nothing,
  'file:pick': z.strictObject({ what: z.enum(['archive', 'folder']) }),
  'session:open': z.strictObject({ source }),
  'session:state': inSession,
  'session:overview': inSession,
  'session:choose': z.strictObject({ session, index: z.int().min(0).max(100_000) }),
  'session:base': z.strictObject({ session, layers: z.nullable(layer) }),
  'session:waste': waste,
  'session:waste-groups': z.strictObject({ session, by: wasteGrouping, owner }),
  'session:duplicates': page,
  'session:archive': page,
  'session:advice': inSession,
  'session:what-if': whatIf,
  'session:what-if-export': whatIf.extend({ format: z.enum(suggestionFormats) }),
  'session:cancel': inSession,
  'session:close': inSession,
  'session:export': z.strictObject({ session, format: z.enum(exportTargets) }),
  'chart:save': chart,
  ...fileSchemas,
} satisfies { readonly [N in CallName]: z.ZodType<Arg<N>> }

/** A file that a browser offers to send: its name and size, as `grant` states them. */
export const offeredFile = z.strictObject({
  name: fileName,
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
})
