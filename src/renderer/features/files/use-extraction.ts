import { useCallback, useEffect, useState } from 'react'
import { assertNever } from '../../../core/model/assert-never.ts'
import type {
  ExtractOutcome,
  ExtractProgress,
  ExtractReport,
  ExtractRequest,
} from '../../../shared/file-views.ts'
import { useApp } from '../../app/app-context.ts'
import { filesWords } from '../../words/files-words.ts'
import { useFormat } from '../../words/use-format.ts'
import { errorMessage } from '../../words/sentences.ts'
import { visibleText } from '../../../core/model/display-text.ts'

const words = filesWords.extract

export interface Extraction {
  /** Null while none runs. */
  readonly progress: ExtractProgress | 'begun' | null
  readonly start: (request: ExtractRequest) => void
  readonly stop: () => void
  /** What the last extraction left out, or changed; null when nothing, or dismissed. */
  readonly partly: ExtractReport | null
  readonly dismiss: () => void
}

/** Takes things out of an image, one at a time, and says what came of it. */
export function useExtraction(session: string): Extraction {
  const { bridge, view: shell } = useApp()
  const { bytes } = useFormat()
  const [progress, setProgress] = useState<Extraction['progress']>(null)
  const [partly, setPartly] = useState<ExtractReport | null>(null)

  useEffect(
    () =>
      bridge.on('files:extract', (event) => {
        if (event.session === session) setProgress((now) => (now === null ? null : event.progress))
      }),
    [bridge, session],
  )

  const start = useCallback(
    (request: ExtractRequest) => {
      setProgress('begun')
      setPartly(null)
      void bridge.call('files:extract', { session, ...request }).then((answer) => {
        setProgress(null)
        if (answer.ok && answer.value.kind !== 'cancelled') {
          setPartly(answer.value.report.problemCount > 0 ? answer.value.report : null)
        }
        const toast = answer.ok
          ? finish(answer.value, bytes)
          : `${words.failed} ${visibleText(errorMessage(answer.error))}`
        if (toast !== null) shell.set({ toast })
      })
    },
    [bridge, session, shell, bytes],
  )
  const stop = useCallback(() => {
    void bridge.call('files:extract-stop', { session })
  }, [bridge, session])
  const dismiss = useCallback(() => setPartly(null), [])
  return { progress, start, stop, partly, dismiss }
}

function finish(outcome: ExtractOutcome, bytes: (size: number) => string): string | null {
  switch (outcome.kind) {
    case 'cancelled':
      return null
    case 'saved': {
      const { report, path } = outcome
      return words.saved(visibleText(path), report.files, bytes(report.bytes))
    }
    case 'download':
      fetchFile(outcome.url, outcome.fileName)
      return words.downloaded(visibleText(outcome.fileName))
    default:
      return assertNever(outcome, 'outcome')
  }
}

function fetchFile(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
