import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { prepareLaunch } from '../../../src/container/launch.ts'
import type { ExecutionRequest } from '../../../src/container/request.ts'

const scratch = mkdtempSync(join(tmpdir(), 'launch-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** The AWS_* variables of a container that reach Lambda, or say who does. */
function reaching(variables: Record<string, string>, executionTimeout?: number): Record<string, string | undefined> {
  const request: ExecutionRequest = {
    image: 'image',
    start: { entryPoint: [], command: [], workingDirectory: '' },
    function: {
      name: 'hello',
      version: '$LATEST',
      region: 'us-east-1',
      memory: 128,
      initialization: { kind: 'on-demand' },
    },
    functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:hello',
    ...(executionTimeout !== undefined && { executionTimeout }),
    storage: 512,
    variables,
    network: { options: [], listen: '', host: '', guard: () => () => true, open: [] },
    extensions: [],
    proxied: false,
    scratch,
    noteContainer: () => {},
    log: () => {},
    conceal: (text) => text,
  }
  prepareLaunch(request, 'one', '10.0.0.1:80', 'of-metadata')
  const lines = readFileSync(join(scratch, 'one.env'), 'utf8').split('\n')
  const told = lines.filter((line) => /^AWS_(?:ACCESS|SECRET|SESSION|ENDPOINT)/.test(line))
  return Object.fromEntries(told.map((line) => line.split('=')))
}

test('a durable handler finds its checkpoints, and can sign them', () => {
  expect(reaching({}, 60)).toEqual({
    AWS_ACCESS_KEY_ID: 'KEYOFNOACCOUNT',
    AWS_SECRET_ACCESS_KEY: 'secret-of-no-account',
    AWS_SESSION_TOKEN: 'token-of-no-account',
    AWS_ENDPOINT_URL_LAMBDA: 'http://10.0.0.1:80',
  })
})

test('keys that it has are its own, without a token that is not theirs', () => {
  const own = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'own', AWS_ENDPOINT_URL_LAMBDA: 'http://elsewhere' }
  expect(reaching(own, 60)).toEqual({ ...own, AWS_ENDPOINT_URL_LAMBDA: 'http://10.0.0.1:80' })
})

test('a function that is not durable has none of it', () => {
  expect(reaching({})).toEqual({})
})
