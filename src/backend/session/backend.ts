import type { EngineOptions } from '../engine/endpoints.ts'
import type { AppRoot } from '../files/app-root.ts'
import type { EventName, Events } from '../../shared/contract.ts'
import type { SpawnWorker } from '../../shared/worker-protocol.ts'
import { BoundaryDesk, boundariesPath } from '../settings/boundary-desk.ts'
import { SettingsDesk } from '../settings/settings-desk.ts'
import { settingsPath } from '../settings/settings-path.ts'
import { createDispatch } from './dispatch.ts'
import type { Dispatch } from './dispatch.ts'
import { EngineDesk } from './engine-desk.ts'
import { FileGrants } from './file-grants.ts'
import { createHandlers } from './handlers.ts'
import type { HostServices } from './host-services.ts'
import { SessionRegistry } from './session-registry.ts'
import { spawnAhead } from './spawn-ahead.ts'

export interface BackendOptions {
  readonly app: AppRoot
  readonly engine: EngineOptions
  /** The settings, when several backends of one process share them. */
  readonly settings?: SettingsDesk
  readonly spawn: SpawnWorker
  /** The services of the host; they may need the grants. */
  readonly host: (grants: FileGrants) => HostServices
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void
  readonly logUnexpected: (error: unknown) => void
}

/** Everything behind a window, put together once by each host. */
export interface Backend {
  readonly dispatch: Dispatch
  readonly grants: FileGrants
  readonly sessions: SessionRegistry
  readonly engines: EngineDesk
  readonly settings: SettingsDesk
  /** Ends all workers and lets go of the engine. */
  close(): Promise<void>
}

export function createBackend(options: BackendOptions): Backend {
  const { app, emit, logUnexpected } = options
  const grants = new FileGrants()
  const ahead = spawnAhead(options.spawn)
  const sessions = new SessionRegistry(ahead.spawn, (session, state) =>
    emit('session:state', { session, state }),
  )
  const settings = options.settings ?? new SettingsDesk(settingsPath())
  const engines = new EngineDesk(
    async () => ({ ...options.engine, chosenHost: (await settings.settings()).engineHost }),
    (status) => emit('engine:changed', { status }),
  )
  const stopListening = settings.onChange((view, before) => {
    emit('settings:changed', view)
    if (view.settings.engineHost !== before.engineHost) void engines.reconsider()
  })
  const host = options.host(grants)
  const handlers = createHandlers({
    app,
    host,
    settings,
    boundaries: new BoundaryDesk(boundariesPath()),
    engines,
    grants,
    sessions,
    onExtractProgress: (session, progress) => emit('files:extract', { session, progress }),
  })
  return {
    dispatch: createDispatch(handlers, logUnexpected),
    grants,
    sessions,
    engines,
    settings,
    close: async () => {
      stopListening()
      engines.close()
      await Promise.all([sessions.end(), ahead.close()])
    },
  }
}
