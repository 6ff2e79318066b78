import { randomBytes } from 'node:crypto'
import { say } from '../../core/sentences/sentence.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import type { SessionState } from '../../shared/views.ts'
import type { OpenRequest, SpawnWorker } from '../../shared/worker-protocol.ts'
import { Session } from './session.ts'

/** Each open session keeps a worker; beyond this many the one opened first is closed. */
const mostSessions = 8

/** The analyses that are open, each in a worker of its own. */
export class SessionRegistry {
  readonly #sessions = new Map<string, Session>()
  readonly #spawn: SpawnWorker
  readonly #publish: (session: string, state: SessionState) => void
  #isOver = false
  #turn = 0

  constructor(spawn: SpawnWorker, publish: (session: string, state: SessionState) => void) {
    this.#spawn = spawn
    this.#publish = publish
  }

  /** Taken before something that `open` waits for: over when `closeAll` comes in between. */
  get turn(): number {
    return this.#turn
  }

  /**
   * Starts an analysis and returns the id under which it is asked. Throws a StrataError `cancelled` after
   * `end`, and for a turn that is over: whoever asked for it is gone.
   */
  open(request: OpenRequest, turn = this.#turn): string {
    if (this.#isOver || turn !== this.#turn)
      throw new StrataError(errorInfo('cancelled', say('cancelled')))
    const id = randomBytes(16).toString('hex')
    const session = new Session(id, this.#spawn(), (state) => this.#publish(id, state))
    this.#sessions.set(id, session)
    session.open(request)
    const [oldest] = this.#sessions.keys()
    if (this.#sessions.size > mostSessions && oldest !== undefined) void this.close(oldest)
    return id
  }

  /** Throws a StrataError `session-unknown`. */
  get(id: string): Session {
    const session = this.#sessions.get(id)
    if (session) return session
    throw new StrataError(errorInfo('session-unknown', say('imageClosed'), say('openAgain')))
  }

  /** Closing what is closed already is no error. */
  async close(id: string): Promise<void> {
    const session = this.#sessions.get(id)
    this.#sessions.delete(id)
    await session?.close()
  }

  /** Also what was on its way to be opened is opened no more. */
  async closeAll(): Promise<void> {
    this.#turn++
    await Promise.all([...this.#sessions.keys()].map((id) => this.close(id)))
  }

  /** Closes all for good: nothing is opened afterwards. */
  async end(): Promise<void> {
    this.#isOver = true
    await this.closeAll()
  }
}
