import { useEffect } from 'react'
import type { SourceRequest } from '../../shared/views.ts'
import { words } from '../words/words.ts'
import type { App } from './app-context.ts'

/** Shows what the host asks for: a file that the system opened with Strata. */
export function useSourceOpen(app: App): void {
  useEffect(
    () => app.bridge.on('source:open', ({ source }) => app.sessions.open(source, titleOf(source))),
    [app],
  )
}

/** What a source is called until its image is known. */
export function titleOf(source: SourceRequest): string {
  if (source.kind === 'engine') return source.image
  return source.kind === 'file' ? source.name : words.library.sample
}
