import { useEffect, useState } from 'react'
import type { ErrorInfo } from '../../../shared/errors.ts'
import type { ArchiveEntry } from '../../../shared/views.ts'
import { useBridge } from '../../client.ts'

export interface ArchiveEntries {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly entries: readonly ArchiveEntry[]
  /** How many there are, also while they are still coming. */
  readonly total: number
  readonly error: ErrorInfo | null
}

const pageSize = 1000
const nothing: ArchiveEntries = { status: 'loading', entries: [], total: 0, error: null }

/** All entries of the archive, page after page; asked for again when `revision` changes. */
export function useArchiveEntries(session: string, revision: number): ArchiveEntries {
  const bridge = useBridge()
  const [known, setKnown] = useState<{ readonly session: string } & ArchiveEntries>({
    session: '',
    ...nothing,
  })

  useEffect(() => {
    let stopped = false
    const read = async () => {
      const entries: ArchiveEntry[] = []
      for (;;) {
        const arg = { session, offset: entries.length, limit: pageSize }
        const answer = await bridge.call('session:archive', arg)
        if (stopped) return
        if (!answer.ok) {
          setKnown((before) => ({ ...before, session, status: 'failed', error: answer.error }))
          return
        }
        const { rows, total } = answer.value
        entries.push(...rows)
        const done = rows.length === 0 || entries.length >= total
        setKnown({
          session,
          status: done ? 'ready' : 'loading',
          entries: [...entries],
          total,
          error: null,
        })
        if (done) return
      }
    }
    void read()
    return () => {
      stopped = true
    }
  }, [bridge, session, revision])

  return known.session === session ? known : nothing
}
