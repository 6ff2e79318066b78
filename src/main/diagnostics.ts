import type { AppInfo, EngineStatus } from '../shared/views.ts'
import type { CrashDump } from './crash-dumps.ts'
import { redact } from './log.ts'

export interface DiagnosticParts {
  readonly info: AppInfo
  /** `linux 6.1 x64` */
  readonly system: string
  readonly locale: string
  /** Null when no window is open. */
  readonly engine: EngineStatus | null
  readonly logLines: readonly string[]
  readonly dumpFolder: string
  /** Crashes of native code, the newest first. */
  readonly dumps: readonly CrashDump[]
  readonly home: string
}

/**
 * What somebody needs who is to help: versions, the state of the engine, what crashes have left, the end of the log. Markdown;
 * without passwords and the path of the home folder.
 */
export function diagnosticsText(parts: DiagnosticParts): string {
  const { info, system, locale, engine, logLines, home, dumpFolder, dumps } = parts
  const versions = Object.entries(info.versions).map(([name, version]) => `${name} ${version}`)
  const lines = [
    `## Strata ${info.version}`,
    '',
    `- ${versions.join(', ')}`,
    `- ${system}, ${locale}`,
    `- engine: ${engine === null ? 'not asked' : engineLine(engine)}`,
    `- crash dumps: ${dumps.length === 0 ? 'none' : `in ${dumpFolder}`}`,
    ...dumps.map(
      ({ name, size, time }) => `  - ${name}, ${time.toISOString()}, ${String(size)} bytes`,
    ),
    '',
    '```text',
    ...logLines,
    '```',
    '',
  ]
  return redact(lines.join('\n'), home)
}

function engineLine(engine: EngineStatus): string {
  const { product, serverVersion, apiVersion, storeDriver, endpoint, state, error } = engine
  if (state !== 'on') return `${state} at ${endpoint}: ${error?.code ?? 'no reason'}`
  const store = engine.containerdStore ? 'containerd image store' : (storeDriver ?? 'unknown store')
  return `${product ?? 'unknown'} ${serverVersion ?? '?'} (API ${apiVersion ?? '?'}), ${store}, ${endpoint}`
}
