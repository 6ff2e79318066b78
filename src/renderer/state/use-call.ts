import { useCallback, useEffect, useState } from 'react'
import type { Arg, CallName, Calls } from '../../shared/contract.ts'
import { useBridge } from '../client.ts'
import { idle, valueOf, type LoadState } from './load-state.ts'

export interface CallState<Value> {
  readonly state: LoadState<Value>
  /** Asks again, keeping what is in view. */
  readonly reload: () => void
}

/**
 * Asks the host when mounted and whenever the argument or `revision` changes; an answer that comes
 * after a newer question is dropped. A null argument asks nothing.
 */
export function useCall<Name extends CallName>(
  name: Name,
  arg: Arg<Name> | null,
  revision = 0,
): CallState<Calls[Name]['result']> {
  type Value = Calls[Name]['result']
  const bridge = useBridge()
  const [round, setRound] = useState(0)
  // Arguments are plain JSON, so equal text is an equal question however often it is built anew.
  const question = arg === null ? null : JSON.stringify(arg)
  const asked = `${String(question)} ${String(revision)} ${String(round)}`
  const [last, setLast] = useState<{ readonly asked: string; readonly state: LoadState<Value> }>({
    asked: '',
    state: idle,
  })

  useEffect(() => {
    if (question === null) return
    let stale = false
    void bridge.call(name, JSON.parse(question) as Arg<Name>).then((answer) => {
      if (stale) return
      setLast((before) => ({
        asked,
        state: answer.ok
          ? { status: 'ready', value: answer.value }
          : { status: 'failed', error: answer.error, previous: valueOf(before.state) },
      }))
    })
    return () => {
      stale = true
    }
  }, [bridge, name, question, asked])

  const reload = useCallback(() => {
    setRound((before) => before + 1)
  }, [])

  if (question === null) return { state: idle, reload }
  if (last.asked === asked) return { state: last.state, reload }
  return { state: { status: 'loading', previous: valueOf(last.state) }, reload }
}
