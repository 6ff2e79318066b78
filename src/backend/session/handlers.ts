import type { AppRoot } from '../files/app-root.ts'
import type { EngineDesk } from './engine-desk.ts'
import type { FileGrants } from './file-grants.ts'
import type { Handlers } from './dispatch.ts'
import type { HostServices } from './host-services.ts'
import type { SessionRegistry } from './session-registry.ts'
import { assertNever } from '../../core/model/assert-never.ts'
import type { SourceRequest } from '../../shared/views.ts'
import type { OpenRequest, ResolvedSource } from '../../shared/worker-protocol.ts'

/** What the handlers work with; made once by each host. */
export interface HandlerParts {
  readonly app: AppRoot
  readonly host: HostServices
  readonly engines: EngineDesk
  readonly grants: FileGrants
  readonly sessions: SessionRegistry
}

/** The calls of the contract, each a line or two over the parts that do the work. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { app, host, engines, sessions } = parts
  return {
    'app:info': async () => host.appInfo(),
    'engine:status': () => engines.status(),
    'engine:choices': () => engines.choices(),
    'engine:select': ({ id }) => engines.select(id),
    'engine:images': () => engines.images(),
    'file:pick': ({ what }) => host.pickFile(what),
    'session:open': async ({ source }) => ({
      session: sessions.open(await openRequest(source, parts, app)),
    }),
    'session:state': async ({ session }) => sessions.get(session).state,
    'session:overview': ({ session }) => sessions.get(session).call('overview', null),
    'session:choose': ({ session, index }) => sessions.get(session).call('choose', { index }),
    'session:waste': ({ session, ...page }) => sessions.get(session).call('waste', page),
    'session:duplicates': ({ session, ...page }) => sessions.get(session).call('duplicates', page),
    'session:archive': ({ session, ...page }) => sessions.get(session).call('archive', page),
    'session:cancel': async ({ session }) => {
      await sessions.get(session).cancel()
      return null
    },
    'session:close': async ({ session }) => {
      await sessions.close(session)
      return null
    },
    'session:export': async ({ session, format }) =>
      host.saveFile(await sessions.get(session).call('export', { format })),
  }
}

async function openRequest(
  source: SourceRequest,
  { engines, grants }: HandlerParts,
  app: AppRoot,
): Promise<OpenRequest> {
  const { generator } = app
  switch (source.kind) {
    case 'engine': {
      const endpoint = await engines.endpoint()
      const resolved: ResolvedSource = { kind: 'engine', endpoint, image: source.image }
      return { source: resolved, platform: source.platform ?? null, generator }
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
