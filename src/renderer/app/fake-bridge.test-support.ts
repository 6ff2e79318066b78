import { fail, succeed } from '../../core/model/result.ts'
import type { Result } from '../../core/model/result.ts'
import type { Arg, Bridge, CallName, Calls, EventName, Events } from '../../shared/contract.ts'
import { terminalError, type ErrorInfo } from '../../shared/errors.ts'
import type { AppInfo, EngineStatus, FileGrant, SessionState } from '../../shared/views.ts'

type Handlers = { [N in CallName]?: (arg: Arg<N>) => Result<Calls[N]['result'], ErrorInfo> }

/** A host whose answers a test writes down; every call is kept for it to look at. */
export interface FakeBridge extends Bridge {
  readonly calls: { readonly name: CallName; readonly arg: unknown }[]
  /** Answers a call from now on. */
  answer<N extends CallName>(
    name: N,
    handler: (
      arg: Arg<N>,
    ) => Result<Calls[N]['result'], ErrorInfo> | Promise<Result<Calls[N]['result'], ErrorInfo>>,
  ): void
  emit<N extends EventName>(name: N, payload: Events[N]): void
}

export function fakeBridge(): FakeBridge {
  const handlers: Handlers = {}
  const calls: { name: CallName; arg: unknown }[] = []
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  return {
    calls,
    answer(name, handler) {
      ;(handlers as Record<string, unknown>)[name] = handler
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    call(name, arg) {
      calls.push({ name, arg })
      const handler = handlers[name]
      return Promise.resolve(
        handler ? handler(arg) : fail(terminalError('unsupported', `${name} is not answered here`)),
      )
    },
    on(name, listener) {
      const all = listeners.get(name) ?? new Set()
      listeners.set(name, all.add(listener))
      return () => all.delete(listener)
    },
    grant(file): Promise<Result<FileGrant, ErrorInfo>> {
      return Promise.resolve(
        succeed({ handle: `handle-${file.name}`, name: file.name, size: file.size }),
      )
    },
  }
}

export const browserInfo: AppInfo = {
  version: '0.1.0',
  host: 'browser',
  platform: 'linux',
  versions: {},
  initialSource: null,
}

export const engineOn: EngineStatus = {
  state: 'on',
  choice: 'default',
  name: 'default',
  endpoint: 'unix:///var/run/docker.sock',
  serverVersion: '29.1.0',
  apiVersion: '1.52',
  product: 'Docker Engine',
  storeDriver: 'overlay2',
  containerdStore: false,
  error: null,
}

export function stateOf(
  phase: SessionState['phase'],
  more: Partial<SessionState> = {},
): SessionState {
  return { phase, revision: phase === 'ready' ? 9 : 0, progress: null, error: null, ...more }
}
