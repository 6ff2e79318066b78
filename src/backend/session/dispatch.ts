import { say } from '../../core/sentences/sentence.ts'
import type { Answer, Arg, CallName, Calls } from '../../shared/contract.ts'
import { callNames } from '../../shared/contract.ts'
import { errorInfo, StrataError } from '../../shared/errors.ts'
import { fail, succeed } from '../../core/model/result.ts'
import { schemas } from './schemas.ts'

/** One function for each call of the contract. A failure is thrown as a StrataError. */
export type Handlers = {
  readonly [N in CallName]: (arg: Arg<N>) => Promise<Calls[N]['result']>
}

export type Dispatch = (name: string, raw: unknown) => Promise<Answer<CallName>>

/**
 * The one way from any window to the backend: knows the name, checks the argument, runs the
 * handler, and answers with a Result. An unexpected exception is given to `logUnexpected` and
 * leaves as `internal`, so that nothing of the inside gets out.
 */
export function createDispatch(
  handlers: Handlers,
  logUnexpected: (error: unknown) => void = () => {},
): Dispatch {
  return async (name, raw) => {
    if (!isCallName(name)) {
      return fail(errorInfo('invalid-argument', say('askedUnknown')))
    }
    const parsed = schemas[name].safeParse(raw)
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.')
      const message = where ? say('partInvalid', where, name) : say('argumentInvalid', name)
      return fail(errorInfo('invalid-argument', message))
    }
    try {
      // The schema of a name is typed to give the argument of that name, which TypeScript cannot
      // follow through a union of names.
      const handler = handlers[name] as (arg: unknown) => Promise<Calls[CallName]['result']>
      return succeed(await handler(parsed.data))
    } catch (error) {
      if (error instanceof StrataError) return fail(error.info)
      logUnexpected(error)
      return fail(errorInfo('internal', say('internal')))
    }
  }
}

function isCallName(name: string): name is CallName {
  return (callNames as readonly string[]).includes(name)
}
