/** The command of a RUN instruction without its keyword; null for any other step. */
export function commandOfRun(step: string | null): string | null {
  return step !== null && /^RUN\s/.test(step) ? step.replace(/^RUN\s+/, '') : null
}

/**
 * One RUN for several steps. A step that cannot be joined (a copy, a here-document, an unknown one)
 * keeps its own line, and what follows begins a new RUN.
 */
export function joined(steps: readonly (string | null)[]): string {
  const lines: string[] = []
  let commands: string[] = []
  const flush = (): void => {
    if (commands.length > 0) lines.push(`RUN ${commands.join(' \\\n && ')}`)
    commands = []
  }
  for (const step of steps) {
    const command = commandOfRun(step)
    if (command !== null && !command.includes('<<') && !command.startsWith('[')) {
      commands.push(command)
    } else {
      flush()
      lines.push(step ?? '# a step that the history does not tell')
    }
  }
  flush()
  return lines.join('\n')
}

/** A step with a command added at its end. */
export function withCommand(step: string | null, command: string): string {
  const before = commandOfRun(step)
  if (before === null || before.includes('<<')) return `RUN … && ${command}`
  return `RUN ${before} \\\n && ${command}`
}

/** A RUN with options of its own (`--mount=…`) put in front of its command. */
export function withOptions(step: string | null, options: readonly string[]): string {
  return `RUN ${[...options, commandOfRun(step) ?? '…'].join(' \\\n    ')}`
}

/** Whether a step copies files from the build context or from elsewhere. */
export function isCopy(step: string | null): step is string {
  return step !== null && /^(COPY|ADD)\s/.test(step)
}

/** A word of a shell command. */
export function shellWord(path: string): string {
  return /^[\w./+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
