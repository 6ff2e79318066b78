import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // The engine and its images are taken down at the end.
    teardownTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/{core,shared,backend,worker,cli,main,preload}/**/*.test.ts',
            'test/unit/**/*.test.ts',
          ],
          // A busy machine is slow, not wrong; a test that hangs still ends.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'engine',
          environment: 'node',
          include: ['test/engine/**/*.test.ts'],
          globalSetup: ['test/engine/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
