import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { lines, openTrials, runtime, startLoaded, startTrial, volumeNames } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox?.stop())

/** Registers, and leaves its identifier in $id. */
const register = (events: string) => `#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension"
wget -q -S -O /tmp/registered --header "Lambda-Extension-Name: \${0##*/}" --post-data '{"events":[${events}]}' "$api/register" 2>/tmp/answer-headers
id=$(sed -n 's/^ *Lambda-Extension-Identifier: *//ip' /tmp/answer-headers | tr -d '\\r')
`

/** Serves the function a value until it is told that the end comes. */
const cache = `${register('"INVOKE","SHUTDOWN"')}
echo "registered with $(cat /tmp/registered)"
mkdir /tmp/www; printf 'from the cache' >/tmp/www/value
httpd -p 127.0.0.1:8081 -h /tmp/www
while wget -q -O /tmp/told --header "Lambda-Extension-Identifier: $id" "$api/event/next"; do
  echo "told $(cat /tmp/told)"
  case "$(cat /tmp/told)" in *SHUTDOWN*) exit 0 ;; esac
done`

const dockerfile = (name: string) => `COPY --chmod=755 ${name} /opt/extensions/${name}`

describe('extensions of the image are started beside its program', { concurrent: true }, () => {
  test('one that serves the function hears of each event and of the end', async ({ expect }) => {
    const script = 'while next; do answer "{\\"got\\":\\"$(wget -q -O - http://127.0.0.1:8081/value)\\"}"; done'
    const image = { script, dockerfile: dockerfile('cache'), files: { cache, 'a.json': '1', 'b.json': '2' } }
    const expected = '{"got":"from the cache"}'
    const tested = { 'test-event': '.', 'test-expect': expected }
    const inputs = { timeout: '60', ...tested, 'verify-event': '1', 'verify-expect': expected }
    const trial = startTrial(sandbox, image, { inputs })
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

  test('and leave nothing when the run is killed: post removes their containers and their /tmp', async ({ expect }) => {
    const image = { script: 'next; echo "now at work"; sleep 60', dockerfile: dockerfile('cache'), files: { cache } }
    const trial = startTrial(sandbox, image)
    await trial.handle.logged(/now at work/)
    const volumes = await trial.inspect(volumeNames)
    trial.handle.kill()
    const { main, log, tempFiles } = await trial.result
    expect(main.signal, log).toBe('SIGKILL')
    expect(await trial.leftovers()).toEqual([])
    expect(volumes.length).toBeGreaterThan(0)
    const left = await lines('volume', 'ls', '--quiet')
    expect(volumes.filter((volume) => left.includes(volume))).toEqual([])
    expect(tempFiles).toEqual({})
  })
})
