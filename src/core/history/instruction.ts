import type { HistoryEntry } from '../model/image-config.ts'
import { execForm, parseGoItems, parseGoQuotedList } from './go-text.ts'
import { healthcheckLineFromGo } from './healthcheck-line.ts'

/** What `instructionOf` looks at; a history entry of a config or of an engine fits. */
export type StepText = Pick<HistoryEntry, 'createdBy' | 'comment'>

const keywords =
  'ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR'

// The classic builder and buildah mark a step that runs nothing: `<shell> #(nop) <instruction>`.
const noOperation = new RegExp(String.raw`^(?:.*?\s)?#\(nop\)\s*((?:${keywords})(?:\s.*)?)$`, 's')

const instruction = new RegExp(String.raw`^(${keywords})(?:\s+(.*))?$`, 's')

// Only an absolute shell counts as "the shell of RUN": a bare `bash -c …` is a committed container.
const unixShell = String.raw`/(?:\S*/)?(?:ba|da|a|k|z|mk)?sh(?:\s+[-+][A-Za-z]+|\s+(?:pipefail|errexit|nounset|xtrace))*\s+-[A-Za-z]*c`
const windowsShell = String.raw`(?:[A-Za-z]:\\\S*\\)?(?:cmd(?:\.exe)?\s+/S\s+/C|(?:powershell|pwsh)(?:\.exe)?\s+(?:-(?!Command)\S+\s+)*-Command)`
const shell = new RegExp(String.raw`^(?:${unixShell}|${windowsShell})\s+`, 'i')
const shellWithin = new RegExp(String.raw`\s(?=(?:${unixShell}|${windowsShell})\s)`, 'i')

const buildkitMark = /\s# buildkit$/

// buildah appends build options to the text of a step: `… |unsetLabel=true|force-mtime=0`.
const buildahOption =
  /^\|(?:unset(?:Label|Annotation)|inherit(?:Labels|Annotations)|force-mtime|rewrite-timestamp)=/

/**
 * The step as a Dockerfile line, recovered from `created_by` as docker's classic builder, BuildKit,
 * buildah, kaniko, `docker commit` and Windows builds write it. Build arguments that were put
 * before a command are left out. A text of unknown form is given as it is; a step without
 * `created_by` gives its comment. What a builder did not record (the sources of a classic COPY,
 * `--from`, the text of a script) stays lost.
 */
export function instructionOf(step: StepText): string {
  const raw = step.createdBy.trim()
  if (raw === '') return (step.comment ?? '').trim()
  const marked = noOperation.exec(raw)?.[1]
  if (marked !== undefined) return normalise(withoutBuildahOptions(marked))
  const isBuildkit = buildkitMark.test(raw) || (step.comment ?? '').startsWith('buildkit.')
  if (instruction.test(raw)) return normalise(raw.replace(buildkitMark, ''), isBuildkit)
  const command = commandOf(withoutBuildahOptions(raw))
  return command === null ? raw : runLine(command)
}

/** The first word of an instruction, upper case; '' when it is not a Dockerfile keyword. */
export function keywordOf(line: string): string {
  return instruction.exec(line)?.[1] ?? ''
}

function normalise(line: string, isBuildkit = false): string {
  const [, keyword = '', rest = ''] = instruction.exec(line.trim()) ?? []
  const text = rest.trim()
  switch (keyword) {
    case 'RUN':
      // Without BuildKit the text is the user's own, in which `/bin/sh -c` may well be meant.
      return isBuildkit ? runLine(commandOf(text) ?? text) : `RUN ${text}`
    case 'ADD':
    case 'COPY':
      return `${keyword} ${text.replace(/^(--chown=\S*?)((?:file|dir|multi):[0-9a-f]{64}\s)/, '$1 $2')}`
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL': {
      const words = parseGoQuotedList(text) ?? (keyword === 'SHELL' ? parseGoItems(text) : null)
      return `${keyword} ${words === null ? text : execForm(words)}`
    }
    case 'EXPOSE':
    case 'VOLUME':
      return `${keyword} ${parseGoItems(text)?.join(' ') ?? text}`
    case 'HEALTHCHECK':
      return healthcheckLineFromGo(text) ?? `HEALTHCHECK ${text}`
    default:
      return text === '' ? keyword : `${keyword} ${text}`
  }
}

function withoutBuildahOptions(text: string): string {
  let end = text.length
  for (let at = text.lastIndexOf('|'); at >= 0; at = text.lastIndexOf('|', at - 1)) {
    if (!buildahOption.test(text.slice(at, at + 40))) break
    end = at
    if (at === 0) break
  }
  return text.slice(0, end)
}

/** A command that may have several lines: those came from a here-document, and go back into one. */
function runLine(command: string): string {
  const text = command.trim()
  const firstLine = text.split('\n', 1)[0] ?? ''
  if (firstLine === text || firstLine.includes('<<') || firstLine.endsWith('\\')) {
    return `RUN ${text}`
  }
  const lines = text.split('\n')
  const mark = ['EOF', 'END', 'SCRIPT'].find((word) => !lines.includes(word)) ?? 'STRATA_EOF'
  return `RUN <<${mark}\n${text}\n${mark}`
}

/**
 * What the shell was asked to run, without build arguments (`|2 A=1 B=x y`) and shell; null when
 * the text begins with neither.
 */
function commandOf(text: string): string | null {
  const count = /^\|(\d+)\s+/.exec(text)
  if (count === null) return shell.test(text) ? text.replace(shell, '') : null
  const rest = afterArguments(text.slice(count[0].length), Number(count[1]))
  return rest === null ? null : rest.replace(shell, '')
}

/**
 * Skips `count` arguments. A value may hold spaces, so the end of the last one is the next shell;
 * in the exec form there is none, and the value ends at its first space. buildah counts the words between
 * spaces instead of the arguments.
 */
function afterArguments(text: string, count: number): string | null {
  if (count === 0) return text
  const afterWords = text.split(' ').slice(count).join(' ')
  if (shell.test(afterWords)) return afterWords
  const key = /(?:^|\s)[A-Za-z_][\w.-]*=/g
  for (let found = 0; found < count; found++) if (key.exec(text) === null) return null
  const tail = text.slice(key.lastIndex)
  const end = shellWithin.exec(` ${tail}`)?.index ?? tail.search(/\s/) + 1
  return tail.slice(end).trimStart()
}
