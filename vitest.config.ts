import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/scenarios/**'],
        },
      },
      {
        // Whole runs of the bundle: each file has a sandbox of its own, and two at once fill a small machine.
        test: {
          name: 'scenarios',
          include: ['__tests__/scenarios/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
