import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Unit tests and whole runs of the bundle (scenarios) are one project: its workers load and compile each module once.
    include: ['__tests__/**/*.test.ts', 'sandbox/__tests__/**/*.test.ts'],
    // Whole runs wait more than they work, for registries, for Lambda to settle, for traffic to flow: six files at once
    // fill a machine of two cores, and unit tests fill what is left. Files of one worker share their modules, since the SDK
    // is slow to import; the slowest of the last time, or else the largest, go first.
    isolate: false,
    // Node itself loads the modules, as it does in scripts: it strips their types, and no test needs more of Vite.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    maxWorkers: 6,
    // What is polled comes in time on a busy machine too.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The bundle is started some thousand times, and compiled once. What tests start, docker and the registry, are Go
    // programs that live for moments: they need not collect memory so soon.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url)),
      GOGC: '400',
    },
  },
})
