import { existsSync, readFileSync } from 'node:fs'

/** Counts of one stage: `{ passed, failed, skipped: [{ name, reason }] }`. */
export const emptyTally = { passed: 0, failed: 0, skipped: [] }

export function addTallies(tallies) {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: [...sum.skipped, ...tally.skipped],
    }),
    emptyTally,
  )
}

/** A stage that is one check: passed or failed by its exit status. */
export function tallyOfStatus(status) {
  return status === 0 ? { ...emptyTally, passed: 1 } : { ...emptyTally, failed: 1 }
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
  const { expected, unexpected, flaky } = report.stats
  const skipped = report.suites
    .flatMap(specsOf)
    .flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'skipped')
        .map((test) => ({ name: spec.title, reason: reasonOf(test) })),
    )
  const failed = unexpected + report.errors.length
  return withStatus({ passed: expected + flaky, failed, skipped }, status)
}

function withStatus(tally, status) {
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
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
