import type { AnalysisSource } from '../backend/analysis/analysis-source.ts'
import { reportText } from '../backend/analysis/report-file.ts'
import { runAnalysis } from '../backend/analysis/run-analysis.ts'
import { diveJson } from '../core/dive/dive-export.ts'
import { resolveEndpoint } from '../backend/engine/endpoints.ts'
import { writeAtomically } from '../backend/files/write-atomically.ts'
import { errorInfo, StrataError, toErrorInfo } from '../shared/errors.ts'
import type { CommandLine, EngineFlags } from './command-line.ts'
import type { Console } from './console.ts'
import { progressLine } from './progress-line.ts'
import { readSourceWord } from './source-word.ts'

type AnalyzeArguments = Extract<CommandLine, { command: 'analyze' }>

/** Reads one image and writes its report. Throws a StrataError. */
export async function analyzeCommand(
  args: AnalyzeArguments,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<void> {
  const named = await readSourceWord(args.source)
  const run = (source: AnalysisSource) =>
    runAnalysis(
      { source, platform: args.platform, choice: args.image, generator, signal },
      { onProgress: (progress) => console.progress(progressLine(progress)) },
    )
  const finished = await (async () => {
    switch (named.kind) {
      case 'stdin':
        return run(standardInput())
      case 'path':
        return run(named)
      case 'engine':
        try {
          return await run(await engineSource(named.image, args.engine))
        } catch (error) {
          if (named.file === null || !isAbsent(error)) throw error
          return run({ kind: 'path', path: named.file, name: named.file })
        }
    }
  })()
  const toConsole = args.output === null || args.output === '-'
  const text =
    args.format === 'dive-json'
      ? diveJson(finished.analysis)
      : reportText(finished.report(), args.format, toConsole ? console.width : null)
  console.clearProgress()
  if (args.output === null || args.output === '-') await console.result(text)
  else await writeAtomically(args.output, text)
}

export async function engineSource(image: string, flags: EngineFlags): Promise<AnalysisSource> {
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
    throw new StrataError(errorInfo('usage', 'Standard input is a terminal.', advice))
  }
  return { kind: 'stream', stream: process.stdin, name: '-', expectedBytes: null }
}
