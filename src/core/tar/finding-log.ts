import type { Finding, FindingCode, Severity } from '../model/finding.ts'

const keptOfEach = 20

/**
 * The findings of one layer, at most twenty of a code: a hostile or very odd layer has the same
 * thing to say a million times. The rest is counted in one last sentence.
 */
export class FindingLog {
  readonly #findings: Finding[] = []
  readonly #counts = new Map<FindingCode, number>()

  /** `message` is made only when the finding is kept. */
  add(code: FindingCode, severity: Severity, message: () => string): void {
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count <= keptOfEach) this.#findings.push({ code, severity, message: message() })
  }

  list(): Finding[] {
    const findings = [...this.#findings]
    for (const [code, count] of this.#counts) {
      if (count <= keptOfEach) continue
      const severity = findings.find((finding) => finding.code === code)?.severity ?? 'info'
      const rest = count - keptOfEach
      const message = `${rest} more ${rest === 1 ? 'entry' : 'entries'} of the same kind (${code}).`
      findings.push({ code, severity, message })
    }
    return findings
  }
}
