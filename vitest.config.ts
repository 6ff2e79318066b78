import { defineConfig } from 'vitest/config'

// A busy machine is slow, not wrong; a test that hangs still ends. What needed a second try in CI is
// told at the end of the run.
const patient = {
  testTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
  retry: process.env['CI'] === 'true' ? 1 : 0,
}

export default defineConfig({
  test: {
    // The engine and its images are taken down at the end.
    teardownTimeout: 60_000,
    // By itself vitest leaves one core alone: of two, that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['test/unit-support/steady-examples.ts'],
          include: [
            'src/{core,shared,backend,worker,cli,main,preload}/**/*.test.ts',
            'test/unit/**/*.test.ts',
          ],
          ...patient,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          setupFiles: [
            'src/renderer/app/patience.test-support.ts',
            'test/unit-support/steady-examples.ts',
          ],
          ...patient,
        },
      },
      {
        test: {
          name: 'engine',
          environment: 'node',
          include: ['test/engine/**/*.test.ts'],
          globalSetup: ['test/engine/global-setup.ts'],
          ...patient,
          testTimeout: 180_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
