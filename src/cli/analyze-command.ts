import { reportText } from '../backend/analysis/report-file.ts'
import { writeAtomically } from '../backend/files/write-atomically.ts'
import { diveJson } from '../core/dive/dive-export.ts'
import type { CommandLine } from './command-line.ts'
import type { Console } from './console.ts'
import { readImage } from './read-image.ts'

type AnalyzeArguments = Extract<CommandLine, { command: 'analyze' }>

/** Reads one image and writes its report. Throws a StrataError. */
export async function analyzeCommand(
  args: AnalyzeArguments,
  generator: string,
  console: Console,
  signal: AbortSignal,
): Promise<void> {
  const finished = await readImage(args, generator, console, signal)
  const toConsole = args.output === null || args.output === '-'
  const text =
    args.format === 'dive-json'
      ? diveJson(finished.analysis)
      : reportText(finished.report(), args.format, toConsole ? console.width : null)
  console.clearProgress()
  if (args.output === null || args.output === '-') await console.result(text)
  else await writeAtomically(args.output, text)
}
