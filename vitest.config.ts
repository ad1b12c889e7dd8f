import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/scenarios/**'],
          testTimeout: 60_000,
        },
      },
      {
        // The sandbox's own. Those that run images wait for the engine; files of a worker share the SDK, slow to import.
        test: {
          name: 'sandbox',
          include: ['sandbox/__tests__/**/*.test.ts'],
          testTimeout: 30_000,
          isolate: false,
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Whole runs of the bundle: each file has a sandbox of its own. They wait more than they work, for registries,
        // for Lambda to settle, for traffic to flow: four at once fill a machine of two cores. Files of one worker share
        // the SDK, slow to import; the slowest of the last time, or else the largest, go first.
        test: {
          name: 'scenarios',
          include: ['__tests__/scenarios/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 4,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
