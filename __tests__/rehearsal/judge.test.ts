import { containerArguments, variablesOf } from '@deploy-lambda-image/sandbox/testing'
import { expect, test } from 'vitest'
import { containerArgv, defaultVariables, lambdaVariables } from '../../src/container/container.ts'

// The rehearsal and the sandbox's Lambda know from AWS's documents what a container gets, each on its own. Where they
// differ, one of them is wrong.

const start = { entryPoint: ['/lambda-entrypoint.sh', '--fixed'], command: ['app.handler'], workingDirectory: '/work' }
const container = { name: 'app', image: 'app:1', start, memory: 256, storage: 1024 }
const facts = { name: 'app', version: '7', region: 'eu-west-1', memory: 256 }
const api = '127.0.0.1:9001'
const token = 'of-metadata'

/** Flags in order of their names; options of docker's own default for a tmpfs left out. */
function flags(argv: readonly string[]): string[] {
  const given = argv.slice(1, argv.indexOf('app:1')).filter((flag) => flag !== '--rm')
  return given.map((flag) => flag.replace(/,nosuid,nodev/, '')).toSorted()
}

test('both run an image with the same flags and arguments', () => {
  const rehearsed = containerArgv({ ...container, network: ['--network=host'], environment: ['--env=A=1'] })
  const invoked = containerArguments({ ...container, environment: { A: '1' } })
  expect(flags(rehearsed)).toEqual(flags(invoked))
  expect(rehearsed.slice(rehearsed.indexOf('app:1'))).toEqual(invoked.slice(invoked.indexOf('app:1')))
})

test.each([
  { kind: 'on-demand' },
  { kind: 'snap-start' },
  { kind: 'lambda-managed-instances', concurrency: 7 },
] as const)('both set the same variables, but for credentials: $kind', (initialization) => {
  const stream = expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[7\][0-9a-f]{32}$/)
  const logged = initialization.kind !== 'snap-start' && { AWS_LAMBDA_LOG_STREAM_NAME: stream }
  const own = { OWN: 'x', TZ: 'Europe/Berlin' }
  const described = { ...facts, initialization, logGroup: '/logs/of-all' }
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, ...invoked } = variablesOf(
    { ...described, variables: { ...own, _HANDLER: 'not this' } },
    start,
    api,
    token,
  )
  const rehearsed = { ...defaultVariables, ...own, ...lambdaVariables(described, start, api, token) }
  expect(invoked).toEqual({ ...rehearsed, ...logged })
  expect('AWS_LAMBDA_LOG_GROUP_NAME' in rehearsed).toBe(logged !== false)
  expect(variablesOf({ ...described, variables: {} }, start, api, token).TZ).toBe(defaultVariables.TZ)
})
