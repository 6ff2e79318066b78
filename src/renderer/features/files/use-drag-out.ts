import { useCallback } from 'react'
import { visibleText } from '../../../core/model/display-text.ts'
import type { FileRow } from '../../../core/queries/file-row.ts'
import { useApp } from '../../app/app-context.ts'
import { filesWords } from '../../words/files-words.ts'
import { errorMessage } from '../../words/sentences.ts'

/**
 * Drags a file out of the window: the host extracts it and hands it to the pointer. Let go before it
 * is there, nothing is dragged. Null in a browser, which needs the address of what is dragged at once.
 */
export function useDragOut(session: string): ((row: FileRow) => void) | null {
  const { bridge, view: shell, info } = useApp()
  const drag = useCallback(
    ({ path, layer }: FileRow) => {
      const stop = () => void bridge.call('files:extract-stop', { session })
      window.addEventListener('pointerup', stop, { once: true })
      void bridge.call('files:drag', { session, path, layer }).then((answer) => {
        window.removeEventListener('pointerup', stop)
        if (answer.ok) return
        shell.set({
          toast: `${filesWords.extract.failed} ${visibleText(errorMessage(answer.error))}`,
        })
      })
    },
    [bridge, shell, session],
  )
  return info.host === 'electron' ? drag : null
}
