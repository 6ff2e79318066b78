import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AnalysisSource } from '../backend/analysis/analysis-source.ts'
import { StrataError, terminalError, toErrorInfo } from '../shared/errors.ts'

/** Of what a program says when it fails; the rest is the same again. */
const mostSaid = 4096

/**
 * Reads an image of podman's own store through `podman image save`, as podman needs no service.
 * Throws a StrataError: what podman said when it failed, else what `use` throws.
 */
export async function podmanSave<T>(
  image: string,
  signal: AbortSignal,
  use: (source: AnalysisSource) => Promise<T>,
): Promise<T> {
  const podman = spawn('podman', ['image', 'save', '--', image], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let said = ''
  podman.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, mostSaid)
  })
  const ended = once(podman, 'close').then(
    ([status]) => status as number | null,
    (error: unknown) => error as Error,
  )
  const source = {
    kind: 'stream',
    stream: podman.stdout,
    name: image,
    expectedBytes: null,
  } as const
  const result = await use(source).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  // Whatever was wrong with what came, podman is not left writing.
  podman.stdout.destroy()
  const outcome = await ended
  if ('value' in result) return result.value
  const { code } = toErrorInfo(result.error)
  const endedEarly = code === 'archive-empty' || code === 'archive-truncated'
  // It also complains when nobody reads on, of which it is not the cause.
  const isItsFault = outcome instanceof Error || (outcome !== null && outcome !== 0 && endedEarly)
  if (signal.aborted || !isItsFault) throw result.error
  throw new StrataError(failure(image, outcome, said))
}

function failure(image: string, outcome: number | Error, said: string) {
  if (outcome instanceof Error) {
    const advice = 'Install podman, or save the image elsewhere and open the archive.'
    return terminalError('source-not-found', 'podman cannot be run.', advice, outcome.message)
  }
  const why = said.trim().replace(/^Error: /, '')
  const message = `podman does not save “${image}”${why === '' ? '' : `: ${why}`}.`
  return terminalError('source-not-found', message, 'See its images: podman images')
}
