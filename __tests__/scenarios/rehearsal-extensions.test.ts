import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { cache, register } from './extension-programs.ts'
import { startLoaded } from './loaded-trials.ts'
import { openTrials, runtime } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox?.stop())

describe('extensions of the image are started beside its program', { concurrent: true }, () => {
  test('one that serves the function hears of each event and of the end', async ({ expect }) => {
    const script = 'while next; do answer "{\\"got\\":\\"$(wget -q -O - http://127.0.0.1:8081/value)\\"}"; done'
    const image = { script, programs: { '/opt/extensions/cache': cache }, files: { 'a.json': '1', 'b.json': '2' } }
    const expected = '{"got":"from the cache"}'
    const tested = { 'test-event': '.', 'test-expect': expected }
    const inputs = { timeout: '60', ...tested, 'verify-event': '1', 'verify-expect': expected }
    const trial = await startLoaded(sandbox, image, { inputs })
    const { exitCode, log, tempFiles } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).toContain('Started beside the program, from /opt/extensions: cache')
    expect(log).toContain(
      `| cache: registered with {"functionName":"${trial.name}","functionVersion":"$LATEST","handler":""}`,
    )
    expect(log.match(/\| cache: told \{"eventType":"INVOKE",/g)).toHaveLength(2)
    expect(log.match(/\| cache: told \{"eventType":"SHUTDOWN","shutdownReason":"spindown",/g)).toHaveLength(1)
    // What the sandbox's Lambda keeps warm, and the image that it pulled by its digest, are its own.
    expect((await trial.leftovers()).filter((one) => !/lambda-sandbox|:<none>$/.test(one))).toEqual([])
    expect(tempFiles).toEqual({})
  })

  test('one that asks for the events itself lets a web server answer them', async ({ expect }) => {
    const web = '{"statusCode":200,"body":"hello from the web"}'
    // The names of both APIs are $api.
    const adapter = `${runtime}events="$api"
${register('').replace('#!/bin/sh\n', '')}api="$events"
while next; do answer "{\\"statusCode\\":200,\\"body\\":\\"$(wget -q -O - http://127.0.0.1:8080/)\\"}"; done
`
    const trial = await startLoaded(
      sandbox,
      {
        entryPoint: ['/bin/httpd', '-f', '-p', '127.0.0.1:8080', '-h', '/www'],
        programs: { '/opt/extensions/adapter': adapter, '/www/index.html': 'hello from the web' },
      },
      { inputs: { timeout: '60', 'test-expect': web, 'verify-event': '{}', 'verify-expect': web } },
    )
    const { exitCode, log, outputs } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(outputs.digest).toMatch(/^sha256:/)
  })

  test('one that ends, or never asks, is named', async ({ expect }) => {
    const broken = '#!/bin/sh\necho "no license key"; exit 3\n'
    const ends = { script: 'sleep 60', programs: { '/opt/extensions/broken': broken } }
    const silent = {
      script: 'while next; do answer 1; done',
      programs: { '/opt/extensions/idle': '#!/bin/sh\nsleep 60\n' },
    }
    const trials = await Promise.all([
      startLoaded(sandbox, ends),
      startLoaded(sandbox, silent, { inputs: { 'test-timeout': '1s' } }),
    ])
    const runs = await Promise.all(trials.map(({ result }) => result))
    const errors = runs.map((run) => run.annotations.find(({ level }) => level === 'error')?.message ?? run.log)
    expect(errors[0]).toContain('The extension broken ended with status 3 before it asked for an event.')
    expect(errors[0]).toContain('broken: no license key')
    expect(errors[1]).toContain(
      'Of its extensions in /opt/extensions these have not asked for an event (GET extension/event/next): idle.',
    )
  })
})
