import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/**
 * Counts of one stage: `{ passed, failed, failures: [{ name, message }], flaky, skipped: [{ name, reason }] }`.
 * `failed` may be more than `failures` names: a stage can fail without a test that did. `flaky` names
 * those of the passed that needed a second try.
 */
export const emptyTally = { passed: 0, failed: 0, failures: [], flaky: [], skipped: [] }

export function addTallies(tallies) {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      failures: [...sum.failures, ...tally.failures],
      flaky: [...sum.flaky, ...tally.flaky],
      skipped: [...sum.skipped, ...tally.skipped],
    }),
    emptyTally,
  )
}

/** A stage that is one check: passed or failed by its exit status. */
export function tallyOfStatus(name, status) {
  if (status === 0) return { ...emptyTally, passed: 1 }
  return { ...emptyTally, failed: 1, failures: [{ name, message: `ended with ${status}` }] }
}

/** A stage that cannot run here. */
export function tallyOfSkip(name, reason) {
  return { ...emptyTally, skipped: [{ name, reason }] }
}

/** What the vitest reporter wrote; a run that failed without a failed test still counts as one. */
export function readVitestTally(file, status) {
  return withStatus(readJson(file) ?? emptyTally, status)
}

/** The sums of Playwright's JSON reporter, with the reason of each skip. */
export function readPlaywrightTally(file, status) {
  const report = readJson(file)
  if (report === null) return withStatus(emptyTally, status)
  const { expected, unexpected, flaky: unsteady } = report.stats
  const tests = report.suites
    .flatMap(specsOf)
    .flatMap(({ title, file, tests }) => tests.map((test) => ({ title, file, test })))
  const skipped = tests
    .filter(({ test }) => test.status === 'skipped')
    .map(({ title, file, test }) => ({ name: `${file}: ${title}`, reason: reasonOf(test) }))
  const failures = tests
    .filter(({ test }) => test.status === 'unexpected')
    .map(({ title, file, test }) => ({
      name: nameOf(file, title, test),
      message: plain(test.results.flatMap(({ errors }) => errors)[0]?.message),
    }))
  const flaky = tests
    .filter(({ test }) => test.status === 'flaky')
    .map(({ title, file, test }) => nameOf(file, title, test))
  const errors = report.errors.map(({ message }) => ({
    name: 'Playwright',
    message: plain(message),
  }))
  const failed = unexpected + report.errors.length
  const counts = {
    passed: expected + unsteady,
    failed,
    failures: [...failures, ...errors],
    flaky,
    skipped,
  }
  return withStatus(counts, status)
}

/** The skips as lines, one a reason; many of them as counts of their files, so that they hide nothing. */
export function describeSkips(skipped) {
  const names = new Map()
  for (const { name, reason } of skipped) names.set(reason, [...(names.get(reason) ?? []), name])
  return [...names].map(([reason, those]) => {
    const told = those.length > 5 ? countsOfFiles(those) : those
    return `skipped ${those.length}, ${reason}:\n  ${told.join('; ')}`
  })
}

function countsOfFiles(names) {
  const counts = new Map()
  for (const [file] of names.map((name) => name.split(': '))) {
    counts.set(file, (counts.get(file) ?? 0) + 1)
  }
  return [...counts].map(([file, count]) => `${count} of ${file}`)
}

/** The failures as lines, each with the head of what it said. */
export function describeFailures(failures) {
  return failures.map(({ name, message }) => {
    const head = message.split('\n').filter((line) => line.trim() !== '')
    return [`FAILED: ${name}`, ...head.slice(0, 8).map((line) => `  ${line.slice(0, 200)}`)].join(
      '\n',
    )
  })
}

/** A runner's message without the colours of a terminal. */
function plain(message) {
  return stripVTControlCharacters(message ?? 'no message')
}

function withStatus(tally, status) {
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function nameOf(file, title, test) {
  return `${file} on ${test.projectName}: ${title}`
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

function reasonOf(test) {
  const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')
  return note?.description ?? 'no reason given'
}

function readJson(file) {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
