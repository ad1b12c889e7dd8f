import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Whole runs of the bundle wait more than they work, for registries, for Lambda to settle, for traffic to flow: six files
// at once fill a machine of two cores, and unit tests fill what is left. Files of one worker share their modules, since
// the SDK is slow to import; the slowest of the last time, or else the largest, go first.
// What is polled comes in time on a busy machine too.
const together = { isolate: false, maxWorkers: 6, expect: { poll: { timeout: 30_000 } } }

// The bundle is started some thousand times, and compiled once. What the sandbox starts, docker and the registry, are Go
// programs that live for moments: they need not collect memory so soon.
const env = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url)),
  GOGC: '400',
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...together,
          name: 'unit',
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/scenarios/**'],
          testTimeout: 60_000,
        },
      },
      {
        // The sandbox's own. Those that run images wait for the engine.
        test: { ...together, env, name: 'sandbox', include: ['sandbox/__tests__/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        // Whole runs of the bundle: each file has a sandbox of its own.
        test: {
          ...together,
          env,
          name: 'scenarios',
          include: ['__tests__/scenarios/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
