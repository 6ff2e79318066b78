import { writeFileSync } from 'node:fs'

/**
 * A vitest reporter that writes what `npm test` sums up: counts, and each skipped test with the
 * reason its author gave (`context.skip(reason)`). STRATA_TALLY names the file.
 */
export default class Tally {
  #passed = 0
  #failed = 0
  #skipped = []

  onTestCaseResult(test) {
    const { state, note } = test.result()
    if (state === 'passed') this.#passed++
    else if (state === 'failed') this.#failed++
    else this.#skipped.push({ name: test.fullName, reason: note ?? 'no reason given' })
  }

  onTestRunEnd(modules, unhandledErrors) {
    const broken = modules.filter((module) => module.errors().length > 0).length
    const suites = modules.flatMap((module) => [...module.children.allSuites()])
    const brokenSuites = suites.filter((suite) => suite.errors().length > 0).length
    const failed = this.#failed + broken + brokenSuites + unhandledErrors.length
    const tally = { passed: this.#passed, failed, skipped: this.#skipped }
    writeFileSync(process.env.STRATA_TALLY, JSON.stringify(tally))
  }
}
