import { useEffect, useRef } from 'react'
import type { Overview } from '../../../shared/views.ts'
import { useApp } from '../../app/app-context.ts'
import { boundaries, keepBoundary } from '../../state/boundaries.ts'

/** Puts the boundary of an image where it was put before, once it is read. */
export function useKeptBoundary(session: string, overview: Overview): void {
  const { sessions } = useApp()
  const done = useRef('')
  const { complete, chosen, image, base } = overview
  useEffect(() => {
    const asked = `${session} ${String(chosen)}`
    if (!complete || done.current === asked) return
    done.current = asked
    const layers = boundaries.get().byImage.get(image.id)
    if (layers !== undefined && layers !== base.layers) sessions.moveBase(session, layers)
  }, [sessions, session, complete, chosen, image.id, base.layers])
}

/** Moves the boundary and remembers it; null puts it where it was found. */
export function useMoveBoundary(
  session: string,
  overview: Overview,
): (layers: number | null) => void {
  const { sessions } = useApp()
  return (layers) => {
    keepBoundary(overview.image.id, layers)
    sessions.moveBase(session, layers)
  }
}
