import type { AnalysisSource } from '../backend/analysis/analysis-source.ts'
import type { FinishedAnalysis } from '../backend/analysis/finished-analysis.ts'
import { runAnalysis } from '../backend/analysis/run-analysis.ts'
import { resolveEndpoint } from '../backend/engine/endpoints.ts'
import { terminalError, StrataError, toErrorInfo } from '../shared/errors.ts'
import type { EngineFlags } from './command-line.ts'
import type { Console } from './console.ts'
import { podmanSave } from './podman-save.ts'
import { progressLine } from './progress-line.ts'
import { readSourceWord } from './source-word.ts'

/** What every command that reads one image is told. */
export interface ImageArguments {
  readonly engine: EngineFlags
  readonly source: string
  readonly platform: string | null
  readonly image: string | null
}

/** Reads and analyses the image that a SOURCE word names. Throws a StrataError. */
export async function readImage(
  args: ImageArguments,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<FinishedAnalysis> {
  const named = await readSourceWord(args.source)
  const run = (source: AnalysisSource) =>
    runAnalysis(
      { source, platform: args.platform, choice: args.image, generator, signal },
      { onProgress: (progress) => console.progress(progressLine(progress)) },
    )
  try {
    switch (named.kind) {
      case 'stdin':
        return await run(standardInput())
      case 'path':
        return await run(named)
      case 'podman':
        return await podmanSave(named.image, signal, run)
      case 'engine':
        try {
          return await run(await engineSource(named.image, args.engine))
        } catch (error) {
          if (named.file === null || !isAbsent(error)) throw error
          return await run({ kind: 'path', path: named.file, name: named.file })
        }
    }
  } finally {
    console.clearProgress()
  }
}

async function engineSource(image: string, flags: EngineFlags): Promise<AnalysisSource> {
  const endpoint = await resolveEndpoint(flags)
  if (!endpoint.ok) throw new StrataError(endpoint.error)
  return { kind: 'engine', endpoint: endpoint.value, image }
}

/** The engine has no such image, or there is no engine: a file of that name may be meant. */
function isAbsent(error: unknown): boolean {
  const { code } = toErrorInfo(error)
  return code === 'image-not-found' || code.startsWith('engine-')
}

function standardInput(): AnalysisSource {
  if (process.stdin.isTTY) {
    const advice = 'Pipe an archive into it, as in: docker save NAME | strata analyze -'
    throw new StrataError(terminalError('usage', 'Standard input is a terminal.', advice))
  }
  return { kind: 'stream', stream: process.stdin, name: '-', expectedBytes: null }
}
