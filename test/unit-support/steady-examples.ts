import fc from 'fast-check'

/*
 * The laws are tried on examples by chance: other ones each time, but the same ones in CI, so that a
 * change is judged by what it does. STRATA_TEST_SEED repeats a run. Vitest loads this before each file.
 */

const seed = process.env['STRATA_TEST_SEED'] ?? (process.env['CI'] === 'true' ? '2026' : undefined)
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) })
