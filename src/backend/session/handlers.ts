import type { AppRoot } from '../files/app-root.ts'
import type { EngineDesk } from './engine-desk.ts'
import type { FileGrants } from './file-grants.ts'
import type { Handlers } from './dispatch.ts'
import type { HostServices } from './host-services.ts'
import type { SessionRegistry } from './session-registry.ts'
import { cacheFolder } from '../cache/cache-folder.ts'
import type { BoundaryDesk } from '../settings/boundary-desk.ts'
import type { SettingsDesk } from '../settings/settings-desk.ts'
import { extractFiles } from './extract-files.ts'
import type { Session } from './session.ts'
import { assertNever } from '../../core/model/assert-never.ts'
import type { ExtractProgress } from '../../shared/file-views.ts'
import type { Overview, SourceRequest } from '../../shared/views.ts'
import type { KeepOn, OpenRequest, ResolvedSource } from '../../shared/worker-protocol.ts'

/** What the handlers work with; made once by each host. */
export interface HandlerParts {
  readonly app: AppRoot
  readonly host: HostServices
  readonly settings: SettingsDesk
  readonly boundaries: BoundaryDesk
  readonly engines: EngineDesk
  readonly grants: FileGrants
  readonly sessions: SessionRegistry
  readonly onExtractProgress: (session: string, progress: ExtractProgress) => void
}

/** The calls of the contract, each a line or two over the parts that do the work. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { app, host, settings, boundaries, engines, sessions } = parts
  return {
    'app:info': async () => host.appInfo(),
    'app:situation': async (situation) => {
      host.situationChanged(situation)
      return null
    },
    'settings:get': () => settings.view(),
    'settings:set': ({ change }) => settings.change(change),
    'engine:status': () => engines.status(),
    'engine:choices': () => engines.choices(),
    'engine:select': ({ id }) => engines.select(id),
    'engine:images': () => engines.images(),
    'file:pick': ({ what }) => host.pickFile(what),
    'session:open': async ({ source }) => {
      const { turn } = sessions
      const session = sessions.open(await openRequest(source, parts, app), turn)
      if (source.kind === 'file') void lookAround(sessions.get(session), parts)
      return { session }
    },
    'session:state': async ({ session }) => sessions.get(session).state,
    'session:overview': async ({ session: id }) => {
      const session = sessions.get(id)
      return atKeptBoundary(session, await session.call('overview', null), boundaries)
    },
    'session:choose': async ({ session: id, index }) => {
      const session = sessions.get(id)
      return atKeptBoundary(session, await session.call('choose', { index }), boundaries)
    },
    'session:base': async ({ session, layers }) => {
      const overview = await sessions.get(session).call('base', { layers })
      await boundaries.keep(overview.image.id, layers)
      return overview
    },
    'session:waste': ({ session, ...page }) => sessions.get(session).call('waste', page),
    'session:waste-groups': ({ session, ...asked }) =>
      sessions.get(session).call('waste-groups', asked),
    'session:duplicates': ({ session, ...page }) => sessions.get(session).call('duplicates', page),
    'session:archive': ({ session, ...page }) => sessions.get(session).call('archive', page),
    'session:advice': ({ session }) => sessions.get(session).call('advice', null),
    'session:what-if': ({ session, ...change }) => sessions.get(session).call('what-if', change),
    'session:what-if-export': async ({ session, ...asked }) =>
      host.saveFile(await sessions.get(session).call('what-if-file', asked)),
    'session:cancel': async ({ session }) => {
      await sessions.get(session).cancel()
      return null
    },
    'session:close': async ({ session }) => {
      await sessions.close(session)
      return null
    },
    'session:export': async ({ session, format }) =>
      format === 'pdf'
        ? host.savePdf(await sessions.get(session).call('export', { format: 'html' }))
        : host.saveFile(await sessions.get(session).call('export', { format })),
    'chart:save': (file) => host.saveChart(file),
    'files:children': ({ session, ...asked }) =>
      sessions.get(session).call('files:children', asked),
    'files:search': ({ session, ...asked }) => sessions.get(session).call('files:search', asked),
    'files:list': ({ session, ...asked }) => sessions.get(session).call('files:list', asked),
    'files:life': ({ session, ...asked }) => sessions.get(session).call('files:life', asked),
    'files:reveal': ({ session, ...asked }) => sessions.get(session).call('files:reveal', asked),
    'files:row': ({ session, ...asked }) => sessions.get(session).call('files:row', asked),
    'files:map': ({ session, ...asked }) => sessions.get(session).call('files:map', asked),
    'files:preview': ({ session, ...asked }) => sessions.get(session).call('files:preview', asked),
    'files:diff': ({ session, ...asked }) => sessions.get(session).call('files:diff', asked),
    'files:extract': ({ session, ...asked }) =>
      extractFiles(
        sessions.get(session),
        (name) => host.extractTarget(asked.form, name),
        asked,
        (progress) => parts.onExtractProgress(session, progress),
      ),
    'files:drag': async ({ session, ...copy }) => {
      const asked = {
        selection: { kind: 'copy', ...copy },
        form: 'file',
        keepOwners: false,
      } as const
      await extractFiles(
        sessions.get(session),
        (name) => host.dragTarget(name),
        asked,
        () => {},
      )
      return null
    },
    'files:extract-stop': ({ session }) => sessions.get(session).call('files:extract-stop', null),
  }
}

/** Where someone put the boundary before, it is again, once the image is read. */
async function atKeptBoundary(
  session: Session,
  overview: Overview,
  boundaries: BoundaryDesk,
): Promise<Overview> {
  if (!overview.complete) return overview
  const kept = (await boundaries.find(overview.image.id)) ?? overview.base.layers
  const layers = Math.min(kept, overview.layers.length - 1)
  return layers < 0 || layers === overview.base.layers ? overview : session.call('base', { layers })
}

/** A file may be built on an image of the engine. Nothing waits for that, nor fails for it. */
async function lookAround(session: Session, { engines, settings }: HandlerParts): Promise<void> {
  try {
    const endpoint = await engines.endpoint()
    await session.call('look-around', { endpoint, cache: await keepOn(settings) })
  } catch {
    // no engine, or the image was closed meanwhile
  }
}

async function keepOn(settings: SettingsDesk): Promise<KeepOn | null> {
  const { enabled, maxBytes } = (await settings.settings()).cache
  return enabled ? { folder: cacheFolder(), maxBytes } : null
}

async function openRequest(
  source: SourceRequest,
  { engines, grants, settings }: HandlerParts,
  app: AppRoot,
): Promise<OpenRequest> {
  const { generator } = app
  switch (source.kind) {
    case 'engine': {
      const endpoint = await engines.endpoint()
      const resolved: ResolvedSource = { kind: 'engine', endpoint, image: source.image }
      const cache = await keepOn(settings)
      return { source: resolved, platform: source.platform ?? null, generator, cache }
    }
    case 'file': {
      const file = grants.resolve(source.handle)
      return { source: sourceOfFile(file), platform: null, generator }
    }
    case 'sample': {
      const sample: ResolvedSource = {
        kind: 'path',
        path: app.sampleImage,
        name: 'sample-image.tar',
      }
      return { source: sample, platform: null, generator }
    }
    default:
      return assertNever(source, 'source')
  }
}

function sourceOfFile(file: ReturnType<FileGrants['resolve']>): ResolvedSource {
  return file.kind === 'path' ? file : { kind: 'pushed', name: file.name, expectedBytes: file.size }
}
