import { expect, test } from 'vitest'
import { repeatedLines } from '../../src/docker/repeated-steps.ts'

test('of a repeated build only what is new is shown', () => {
  const lines = [
    '#0 building with "builder" instance using docker-container driver',
    '',
    '#1 [internal] load build definition from Dockerfile',
    '#1 DONE 0.0s',
    '#5 [2/2] RUN npm ci',
    '#5 CACHED',
    '#6 exporting to image',
    '#6 pushing layers 0.4s done',
    '#6 DONE 0.5s',
    '#7 [auth] sharing credentials for 111122223333.dkr.ecr.us-east-1.amazonaws.com',
    '#7 DONE 0.0s',
    '#5 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    'ERROR: failed to build',
  ]
  const skip = repeatedLines()
  expect(lines.filter((line) => !skip(line))).toEqual([...lines.slice(6, 9), ...lines.slice(-2)])
})
