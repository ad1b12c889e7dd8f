import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { importNodeImage } from '../support/node-image.ts'
import { putNodeImage } from '../support/node-layers.ts'
import { once } from '../support/once.ts'
import { env } from './image-stage.ts'
import { lines, openTrials, startTrial } from './rehearsal-stage.ts'
import { create } from './stage.ts'

// Handlers that AWS's own client for Node runs, once in the rehearsal and once as the sandbox's Lambda invokes them.

const files = {
  'app.js': `exports.stream = awslambda.streamifyResponse(async (event, stream) => {
  const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'content-type': 'text/plain' } })
  for (const word of ['hello', ' ', event.name]) http.write(word)
  http.end()
})
exports.circular = async (event) => {
  event.itself = event
  return event
}
`,
  'module.mjs': `export const handler = async (event, { awsRequestId }) => {
  console.log('ran for', event.n)
  return { n: event.n, id: awsRequestId }
}
`,
  // Each event comes alone first, and is answered at once. Of those that come again, none is answered before there are two.
  'mixed.mjs': `const [seen, two] = [new Set(), Promise.withResolvers()]
let current, again = 0
export const handler = async (event) => {
  current = event
  if (seen.has(event.n) && ++again === 2) two.resolve()
  if (seen.has(event.n)) await two.promise
  seen.add(event.n)
  return { n: current.n }
}
`,
  'unmet.js': "const express = require('express')\nexports.handler = async () => express()\n",
  'unset.js': "throw new Error('no settings')\n",
}

let sandbox: Sandbox
/** Name of an image with Node and the client. */
let base: string
/** Name of an image in the engine that has the client and the files. */
let local: string
/** The same in ECR, `registry/repository:tag`. */
let given: string
/** A workspace without files. */
let emptied: string

/** Rehearses the image that the engine has. */
function rehearse(inputs: Readonly<Record<string, string>>, events: Readonly<Record<string, string>> = {}) {
  return startTrial(sandbox, { script: '', files: events }, { inputs: { ...inputs, image: local } }).result
}

const example = (file: string) => readFileSync(new URL(`../../examples/runtimes/${file}`, import.meta.url), 'utf8')

const streaming = { 'image-command': 'app.stream', 'memory-size': '256' }
const expected = '{"statusCode":201,"body":"hello world"}'

beforeAll(async () => {
  base = await importNodeImage()
  sandbox = await openTrials()
  emptied = mkdtempSync(join(tmpdir(), 'node-client-'))
  local = `node-client-test:${crypto.randomUUID()}`
  await build(local)
  given = await putNodeImage(sandbox, { name: 'trial-given', base, files })
}, 900_000)

afterAll(async () => {
  rmSync(emptied, { recursive: true, force: true })
  await lines('image', 'rm', '--force', local)
  await sandbox?.stop()
})

async function build(name: string): Promise<void> {
  const context = mkdtempSync(join(tmpdir(), 'node-client-image-'))
  const all = { ...files, Dockerfile: `FROM ${base}\nCOPY *.js *.mjs /var/task/\n` }
  for (const [file, content] of Object.entries(all)) writeFileSync(join(context, file), content)
  await lines('build', '--quiet', '--provenance=false', '--tag', name, context)
  rmSync(context, { recursive: true })
}

describe("AWS's client for Node", () => {
  test('streams in the rehearsal and in the verification', async ({ expect }) => {
    const event = '{"name":"world"}'
    const events = { 'test-event': event, 'verify-event': event, 'test-expect': expected, 'verify-expect': expected }
    const { log, outputs } = await startTrial(
      sandbox,
      { script: '' },
      { inputs: { ...streaming, timeout: '60', ...events, 'image-uri': given } },
    ).result
    expect(outputs['image-uri'], log).toMatch(/@sha256:/)
    expect(log).toMatch(/^Answered test-event in .*: \d+ bytes, streamed$/m)
    expect(sandbox.requests.of('lambda', 'InvokeWithResponseStream')).toMatchObject([{ status: 200 }])
    expect(sandbox.requests.of('lambda', 'Invoke')).toEqual([])
  })

  test('gets each event once in its concurrent mode, in an ECMAScript module', async ({ expect }) => {
    const events = Object.fromEntries([1, 2, 3, 4].map((n) => [`${n}.event.json`, `{"n":${n}}`]))
    // Lambda sets it on managed instances alone, and lets no function set it.
    const env = ['/bin/env', 'AWS_LAMBDA_MAX_CONCURRENCY=4']
    const inputs = {
      'image-uri': given,
      'image-entry-point': JSON.stringify([...env, '/usr/bin/node', '/usr/lib/node_modules/aws-lambda-ric/index.mjs']),
      'memory-size': '256',
      timeout: '60',
      'image-command': 'module.handler',
      'test-event': '.',
      'verify-event': '{"n":5}',
      'verify-expect': '{"n":5}',
    }
    const { exitCode, log } = await startTrial(sandbox, { script: '', files: events }, { inputs }).result
    expect(exitCode, log).toBe(0)
    expect(log.match(/ran for [1-4]/g)?.toSorted()).toEqual(['ran for 1', 'ran for 2', 'ran for 3', 'ran for 4'])
  })

  test('answers in the image of examples/runtimes/debian-node, on a base that has it', async ({ expect }) => {
    const inputs = {
      'memory-size': '256',
      'build-args': `BASE=${base}`,
      'test-event': '{"name":"reader"}',
      'test-expect': '{"message":"Hello, reader"}',
      'dry-run': 'true',
    }
    const own = {
      script: '',
      files: { 'app.mjs': example('debian-node/app.mjs') },
      instead: example('debian-node/Dockerfile'),
    }
    const { exitCode, log } = await startTrial(sandbox, own, { inputs }).result
    expect(exitCode, log).toBe(0)
    expect(log).toContain('test-event')
  })

  test('runs the server of examples/runtimes/web-adapter, beside an adapter of our own', async ({ expect }) => {
    const adapter = `until wget -q -O /dev/null http://127.0.0.1:8080/; do sleep 0.1; done
wget -q -O /dev/null --header "Lambda-Extension-Name: \${0##*/}" --post-data '{"events":[]}' "http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension/register"
while next; do answer "{\\"statusCode\\":200,\\"body\\":$(wget -q -O - http://127.0.0.1:8080/hello)}"; done`
    const dockerfile = example('web-adapter/Dockerfile')
      .replace(/^FROM .*$/m, `FROM ${base}`)
      .replace(/^COPY --from=.*$/m, 'COPY --chmod=755 bootstrap /opt/extensions/lambda-adapter')
      .replace('/usr/local/bin/node', '/usr/bin/node')
    const inputs = {
      'memory-size': '256',
      'test-event': example('web-adapter/event.json'),
      'test-expect': '{"statusCode":200,"body":{"path":"/hello"}}',
      'dry-run': 'true',
    }
    const own = { script: adapter, files: { 'server.mjs': example('web-adapter/server.mjs') }, instead: dockerfile }
    const { exitCode, log } = await startTrial(sandbox, own, { inputs }).result
    expect(exitCode, log).toBe(0)
  })

  test('is handed several events at once on managed instances, and a handler that mixes them up is found', async ({
    expect,
  }) => {
    const CapacityProviderArn = sandbox.lambda.putCapacityProvider({ name: 'trial' })
    const instances = { CapacityProviderArn, PerExecutionEnvironmentMaxConcurrency: 4 }
    const config = { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: instances } }
    const events = Object.fromEntries([1, 2, 3].map((n) => [`${n}.event.json`, `{"n":${n}}`]))
    const inputs = {
      // One thread gets all of them; otherwise it depends on which asks first.
      environment: 'AWS_LAMBDA_NODEJS_WORKER_COUNT=1',
      'function-config': JSON.stringify(config),
      'test-event': '.',
      'dry-run': 'true',
    }
    const [good, mixed] = await Promise.all(
      ['module.handler', 'mixed.handler'].map((command) => rehearse({ ...inputs, 'image-command': command }, events)),
    )
    expect(good?.exitCode, good?.log).toBe(0)
    expect(good?.log).toMatch(/Events that come together are answered as alone; the image takes \d+ at once/)
    const error = mixed?.annotations.find(({ level }) => level === 'error')?.message ?? mixed?.log
    expect(error).toMatch(
      /^The handler answered the event \d\.event\.json with what belongs to the event \d\.event\.json\. Alone the event goes well/,
    )
  })

  const failures: [string, string, RegExp, string][] = [
    [
      'a package that is missing',
      'unmet.handler',
      /Runtime\.ImportModuleError: Error: Cannot find module 'express': the package 'express' is not in the image, and \/var\/task\/unmet\.js needs it\. .*Install it in the stage that is deployed/,
      'Require stack:\n- /var/task/unmet.js',
    ],
    [
      'a file that is missing',
      'gone.handler',
      /its runtime does not find the handler's file: aws-lambda-ric 4\.0 looks in \/var\/task alone, whatever WORKDIR says, on Lambda too\. .*Copy the code to \/var\/task/,
      '',
    ],
    [
      'a function that is not exported',
      'app.nothing',
      /Runtime\.HandlerNotFound: app\.nothing is undefined or not exported: its runtime finds the handler's file, but no such function in it\. /,
      '',
    ],
    ['an error of the start', 'unset.handler', /: Error: no settings\. .*the stack of its error shows/, 'unset.js'],
    [
      'a value that is no JSON',
      'app.circular',
      /Runtime\.JSONStringifyError: Unable to stringify response body: the handler returned a value that is no JSON\. /,
      '',
    ],
  ]

  describe('is told alike by the rehearsal and by the verification', { concurrent: true }, () => {
    const inputs = { 'memory-size': '256', timeout: '60' }
    const nameOf = (command: string) => `trial-${command.replace('.', '-')}`
    // Each is a function of one run, which deploys the image that ECR has.
    const verified = once(async () => {
      const commands = failures.map(([, command]) => command)
      const own = Object.fromEntries(commands.map((command) => [nameOf(command), { 'image-command': [command] }]))
      const run = await create(sandbox, {
        env,
        workspace: emptied,
        inputs: {
          ...inputs,
          'function-name': commands.map(nameOf).join('\n'),
          'functions-config': JSON.stringify(own),
          'image-uri': given,
          'verify-event': '{}',
          'on-failure': 'continue',
        },
      })
      // With all that is told of each: an annotation has no room for it.
      return run.log.split(/^\d\. /m)
    })

    for (const [title, command, says, details] of failures) {
      test(title, async ({ expect }) => {
        const { annotations, log } = await rehearse({ ...inputs, 'image-command': command })
        const rehearsed = annotations.find(({ level }) => level === 'error')?.message ?? log
        const told = (await verified()).find((part) => part.startsWith(`${nameOf(command)} in us-east-1: `))
        for (const message of [rehearsed, told ?? '']) {
          expect(message.split('\n')[0]).toMatch(says)
          expect(message).toContain(details)
        }
      })
    }
  })
})
