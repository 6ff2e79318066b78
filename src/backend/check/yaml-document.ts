import { parseDocument } from 'yaml'
import { terminalError, StrataError } from '../../shared/errors.ts'

/**
 * The value of a YAML document (YAML 1.2 core; no tags, no more than 100 aliases). Throws a StrataError
 * `usage` that says where it is wrong.
 */
export function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true, logLevel: 'silent' })
  const [problem] = document.errors
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line
    const where = line === undefined ? file : `${file}, line ${line}`
    const what = (problem.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
    throw new StrataError(
      terminalError('usage', `${where}: ${what.replace(/\.$/, '')}.`, 'Correct the YAML.'),
    )
  }
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown
  } catch {
    throw new StrataError(
      terminalError('usage', `${file} expands to too much.`, 'Use fewer aliases.'),
    )
  }
}
