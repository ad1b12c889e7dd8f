import { expect, test } from 'vitest'
import { CachedSteps } from '../../src/docker/cached-steps.ts'

function counted(...lines: string[]): string | undefined {
  const steps = new CachedSteps()
  for (const line of lines) expect(steps.read(line)).toBe(false)
  return steps.describe()
}

test('instructions of all stages are counted, and those of which the cache had the result', () => {
  expect(
    counted(
      '#1 [internal] load build definition from Dockerfile',
      '#1 DONE 0.0s',
      '#4 [build 1/3] FROM docker.io/library/node:24',
      '#4 CACHED',
      '#5 [build 2/3] RUN npm ci',
      '#5 0.312 #9 CACHED',
      '#5 DONE 12.1s',
      '#6 [stage-1 1/2] FROM docker.io/library/node:24-slim',
      '#7 [2/2] COPY . .',
      '#7 CACHED',
      '#8 importing cache manifest',
      '#8 CACHED',
    ),
  ).toBe('2 of 4 steps cached')
})

test('without a step nothing is said', () => {
  expect(counted('#0 building with "default"', 'ERROR: no')).toBeUndefined()
})
