import { setTimeout as sleep } from 'node:timers/promises'
import type { Readable } from 'node:stream'
import type { ErrorInfo } from '../../shared/errors.ts'
import { eventAnswer } from './engine-answers.ts'

/** What a watcher of an engine is told. */
export type EngineEvent =
  /** The engine answers, for the first time or again: whatever was known may be outdated. */
  | { readonly kind: 'connected' }
  /** The engine went away; told once, although it is tried again and again. */
  | { readonly kind: 'lost'; readonly error: ErrorInfo }
  /** An image came, went or changed its names. */
  | { readonly kind: 'image'; readonly action: string; readonly image: string }

/** Actions that change no image. Our own save is one of them. */
const idleActions = new Set(['save', 'push'])

const firstPause = 500
const longestPause = 30_000
/** One event is a few hundred bytes. */
const maxLineLength = 1024 * 1024

/**
 * Watches the image events of an engine until the signal is aborted, and comes back after every
 * loss, waiting longer each time (half a second to half a minute). Never throws.
 */
export async function watchImages(
  open: (signal: AbortSignal) => Promise<Readable>,
  explain: (error: unknown) => ErrorInfo,
  signal: AbortSignal,
  onEvent: (event: EngineEvent) => void,
): Promise<void> {
  let pause = firstPause
  let lost = false
  while (!signal.aborted) {
    let failure: unknown = new Error('the engine ended the stream of events')
    try {
      const stream = await open(signal)
      pause = firstPause
      lost = false
      onEvent({ kind: 'connected' })
      for await (const line of linesOf(stream)) {
        const event = readEvent(line)
        if (event !== null) onEvent(event)
      }
    } catch (error) {
      failure = error
    }
    if (signal.aborted) return
    if (!lost) onEvent({ kind: 'lost', error: explain(failure) })
    lost = true
    // `ref: false`: a watcher alone keeps no process alive.
    await sleep(pause, undefined, { signal, ref: false }).catch(() => {})
    pause = Math.min(pause * 2, longestPause)
  }
}

/** The lines of a stream of text; chunks end anywhere, also inside a character. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest += decoder.decode(chunk, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLineLength) throw new RangeError('An event is too long')
    yield* lines
  }
}

/** An event line that matters, null for any other. */
export function readEvent(line: string): EngineEvent | null {
  if (line.trim() === '') return null
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return null
  }
  const parsed = eventAnswer.safeParse(json)
  if (!parsed.success || (parsed.data.Type ?? 'image') !== 'image') return null
  const action = parsed.data.Action ?? parsed.data.status
  if (!action || idleActions.has(action)) return null
  return { kind: 'image', action, image: parsed.data.Actor?.ID ?? '' }
}
