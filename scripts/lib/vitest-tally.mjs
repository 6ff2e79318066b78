import { writeFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/**
 * A vitest reporter that writes what `npm test` sums up: counts, each failure with its message, and each skipped
 * test with the reason its author gave (`context.skip(reason)`). STRATA_TALLY names the file.
 */
export default class Tally {
  #passed = 0
  #failures = []
  #flaky = []
  #skipped = []

  onTestCaseResult(test) {
    const { state, note, errors } = test.result()
    const name = `${test.module.relativeModuleId}: ${test.fullName}`
    if (state === 'passed') {
      this.#passed++
      if (test.diagnostic()?.flaky) this.#flaky.push(name)
    } else if (state === 'failed') {
      this.#failures.push(failureOf(name, errors))
    } else this.#skipped.push({ name, reason: note ?? 'no reason given' })
  }

  onTestRunEnd(modules, unhandledErrors) {
    const suites = modules.flatMap((module) => [
      { name: module.relativeModuleId, errors: module.errors() },
      ...[...module.children.allSuites()].map((suite) => ({
        name: `${module.relativeModuleId}: ${suite.fullName}`,
        errors: suite.errors(),
      })),
    ])
    const failures = [
      ...this.#failures,
      ...suites
        .filter(({ errors }) => errors.length > 0)
        .map(({ name, errors }) => failureOf(name, errors)),
      ...unhandledErrors.map((error) => failureOf('an error outside every test', [error])),
    ]
    const counts = { passed: this.#passed, failed: failures.length }
    const tally = { ...counts, failures, flaky: this.#flaky, skipped: this.#skipped }
    writeFileSync(process.env.STRATA_TALLY, JSON.stringify(tally))
  }
}

function failureOf(name, errors) {
  return { name, message: stripVTControlCharacters(errors?.[0]?.message ?? 'no message') }
}
