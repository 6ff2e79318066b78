import type { Finding, FindingCode, Severity } from '../model/finding.ts'
import { finding } from '../model/finding.ts'
import type { Sentence } from '../sentences/sentence.ts'
import { say } from '../sentences/sentence.ts'

const keptOfEach = 20

/**
 * The findings of one layer, at most twenty of a code: a hostile or very odd layer has the same
 * thing to say a million times. The rest is counted in one last sentence.
 */
export class FindingLog {
  readonly #findings: Finding[] = []
  readonly #counts = new Map<FindingCode, number>()

  /** `said` is made only when the finding is kept. */
  add(code: FindingCode, severity: Severity, said: () => Sentence): void {
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count <= keptOfEach) this.#findings.push(finding(code, severity, said()))
  }

  list(): Finding[] {
    const findings = [...this.#findings]
    for (const [code, count] of this.#counts) {
      if (count <= keptOfEach) continue
      const severity = findings.find((found) => found.code === code)?.severity ?? 'info'
      findings.push(finding(code, severity, say('moreOfKind', count - keptOfEach, code)))
    }
    return findings
  }
}
