import { createServer } from 'node:http'
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { startLoaded } from './loaded-trials.ts'
import { commandLines } from './machine.ts'
import { everyEvent, lines, openTrials, rehearsalAlone, startTrial, volumeNames } from './rehearsal-stage.ts'
import { lambda } from './stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox.stop())

/** A text in each value that no command line may show: no other process of this machine has it. */
const word = crypto.randomUUID()
/** The same, too short to be hidden in the log. */
const letter = `w-${word.slice(0, 5)}`

/** A function that is there already, with everything set that the rehearsal has to follow. */
async function configured(name: string): Promise<void> {
  const repository = await sandbox.ecr.createRepository(name)
  const imageUri = `${repository}@${await sandbox.ecr.putImage(name)}`
  await sandbox.lambda.seed({ name, region: 'us-east-1', imageUri, publish: true })
  await lambda(sandbox).send(
    new UpdateFunctionConfigurationCommand({
      FunctionName: name,
      MemorySize: 200,
      EphemeralStorage: { Size: 1024 },
      Environment: {
        Variables: {
          GREETING: `from the function ${word}`,
          OVERRIDDEN: 'by the function',
          LETTER: `${letter}\nreader`,
          PATH: '/opt/tools:/bin',
          HOME: '/tmp/home',
          DOCKER_HOST: 'tcp://127.0.0.1:1',
          TZ: 'Europe/Berlin',
        },
      },
      ImageConfig: { EntryPoint: ['/bootstrap', 'fixed'], Command: ['app.handler'], WorkingDirectory: '/srv' },
    }),
  )
}

const observe = `
fact() { printf 'fact %s=%s\\n' "$1" "$2"; }
next
fact root "$(touch /open/written 2>&1)"
fact shm "$(touch /dev/shm/written 2>&1)"
fact tmp "$(stat -c %a /tmp) $(df -m /tmp | awk 'NR==2 {print $2}') MB"
printf '#!/bin/sh\\necho runs' >/tmp/program; chmod +x /tmp/program
fact program "$(/tmp/program)"
fact user "$(id -u):$(id -g)"
fact capabilities "$(sed -n 's/CapBnd:\\t//p' /proc/self/status)"
fact privileges "$(sed -n 's/NoNewPrivs:\\t//p' /proc/self/status)"
fact start "$0 $* in $PWD"
fact letter "$(printf '%s' "$LETTER" | tr '\\n' '|')"
for name in GREETING OVERRIDDEN ADDED PATH HOME DOCKER_HOST TZ _HANDLER AWS_REGION AWS_LAMBDA_FUNCTION_NAME \\
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_EC2_METADATA_DISABLED AWS_EXECUTION_ENV; do
  eval "fact $name \\"\\$$name\\""
done
fact zone "$(wget -q -O - --header "Authorization: Bearer $AWS_LAMBDA_METADATA_TOKEN" \\
  "http://$AWS_LAMBDA_METADATA_API/2026-01-15/metadata/execution-environment")"
fact reversed "$(printf '%s' "$OVERRIDDEN $ADDED" | rev)"
fact credentials "$(env | grep -cE '^AWS_(ACCESS|SECRET|SESSION)')"
answer "$(wget -q -O - "http://$SERVER/")"
`

describe('an image is rehearsed as Lambda would run it', { concurrent: true }, () => {
  test("with the function's own settings, and what was rehearsed is what ECR gets, byte for byte", async ({
    expect,
  }) => {
    const name = `trial-${crypto.randomUUID().slice(0, 8)}`
    await configured(name)
    const seen = { image: '', limits: '', program: '', argv: [''], volumes: [''] }
    // The handler needs the network: it answers what this server says, which looks at the engine meanwhile.
    const server = createServer(async (_, response) => {
      const container = await trial.running()
      const format = '{{.Image}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.ReadonlyRootfs}}'
      const [line = ''] = await lines('inspect', '--format', format, container)
      seen.image = line.split(' ')[0] ?? ''
      seen.limits = line.split(' ').slice(1).join(' ')
      seen.argv = commandLines()
      seen.program = seen.argv.find((line) => line.includes(`--name=${container} `)) ?? ''
      seen.volumes = await lines('inspect', '--format', volumeNames, container)
      response.end('{"statusCode":200,"more":[1,2]}')
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const trial = startTrial(
      sandbox,
      { script: observe, dockerfile: 'RUN mkdir -m 777 /open /srv\nVOLUME /data' },
      {
        inputs: {
          'function-name': name,
          'test-env': `OVERRIDDEN=by the rehearsal\nADDED=${word}\nSERVER=host.docker.internal:${port}`,
          'test-expect': '{"statusCode":200,"more":[2]}',
        },
      },
    )
    const { exitCode, log, outputs } = await trial.result
    server.close()
    expect(exitCode, log).toBe(0)
    const facts = Object.fromEntries([...log.matchAll(/^\| fact (\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]))
    expect(facts).toEqual({
      root: 'touch: /open/written: Read-only file system',
      shm: 'touch: /dev/shm/written: No such file or directory',
      tmp: '1777 1024 MB',
      program: 'runs',
      user: '993:990',
      capabilities: '0000000000000000',
      privileges: '1',
      start: '/bootstrap fixed app.handler in /srv',
      letter: `${letter}|reader`,
      // Printed whole, and hidden: GitHub does not know what of the function's own is secret.
      GREETING: '***',
      // Values of variables are hidden; they arrived nonetheless.
      OVERRIDDEN: '***',
      ADDED: '***',
      reversed: [...`by the rehearsal ${word}`].reverse().join(''),
      PATH: '***',
      HOME: '***',
      DOCKER_HOST: '***',
      TZ: '***',
      _HANDLER: 'app.handler',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '200',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
      zone: '{"AvailabilityZoneID":"use1-az1"}',
      credentials: '0',
    })
    expect(seen.limits).toBe(`${200 * 1024 ** 2} ${200 * 1024 ** 2} true`)
    expect(seen.program).toContain('--cap-drop=ALL')
    expect(seen.argv.filter((line) => line.includes(word) || line.includes(letter))).toEqual([])

    const manifest = await sandbox.ecr.manifest(name, outputs.digest ?? '')
    // The classic store knows an image by its config, and containerd's by its manifest.
    expect([JSON.parse(manifest?.text ?? '{}').config?.digest, outputs.digest]).toContain(seen.image)
    expect(await trial.leftovers()).toEqual([])
    expect(seen.volumes).toHaveLength(1)
    expect(await lines('volume', 'ls', '--quiet')).not.toContain(seen.volumes[0])
  })

  test('with credentials only when test-credentials asks for them, which is then said', async ({ expect }) => {
    const script = `next; env | sed -n 's/^\\(AWS_[A-Z_]*_\\(KEY_ID\\|KEY\\|TOKEN\\)\\)=..*/given \\1/p'; answer '{}'`
    const inputs = { 'test-credentials': 'true', ...rehearsalAlone }
    const trial = await startLoaded(sandbox, { script }, { inputs })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log.match(/(?<=^\| )given AWS_\w+$/gm)?.sort()).toEqual([
      'given AWS_ACCESS_KEY_ID',
      'given AWS_LAMBDA_METADATA_TOKEN',
      'given AWS_SECRET_ACCESS_KEY',
      'given AWS_SESSION_TOKEN',
    ])
    expect(log).toContain("the function's own role is not available here")
  })

  test('with several events, one after the other in one warm container, each with its expectation', async ({
    expect,
  }) => {
    const trial = await startLoaded(
      sandbox,
      {
        script: `count=0; while next; do count=$((count+1)); answer "{\\"count\\":$count,\\"event\\":$event}"; done`,
        files: {
          'a.json': '{"name":"first"}',
          'a.expect.json': '{"count":1,"event":{"name":"first"}}',
          'b.json': '{"name":"second"}',
          'b.expect.json': '{"count":2}',
        },
      },
      { inputs: { 'test-event': './', ...rehearsalAlone } },
    )
    const { exitCode, log, summary } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).toMatch(/^Answered a\.json in .*\nAnswered b\.json in /m)
    expect(summary).toContain('a.json')
  })

  test('with a response that streams', async ({ expect }) => {
    const script = `
      next
      { printf 'POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\\r\\nHost: runtime\\r\\n' "$id"
        printf 'Lambda-Runtime-Function-Response-Mode: streaming\\r\\nTransfer-Encoding: chunked\\r\\nConnection: close\\r\\n\\r\\n'
        printf '12\\r\\n{"statusCode":200}\\r\\n'; sleep 0.2
        printf 'd\\r\\n\\0\\0\\0\\0\\0\\0\\0\\0hello\\r\\n0\\r\\n\\r\\n'; } | nc "\${AWS_LAMBDA_RUNTIME_API%:*}" "\${AWS_LAMBDA_RUNTIME_API#*:}"`
    const inputs = { 'test-expect': '{"statusCode":200,"body":"hello"}', ...rehearsalAlone }
    const trial = await startLoaded(sandbox, { script }, { inputs })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).toMatch(/^Answered test-event in .*: 31 bytes, streamed$/m)
  })

  test('with a start of more than 10 seconds, which is made once more with the first event', async ({ expect }) => {
    const trial = await startLoaded(sandbox, { script: `sleep 11; ${everyEvent}` })
    const { exitCode, log, annotations, outputs } = await trial.result
    expect(exitCode, log).toBe(0)
    const slow = annotations.find(({ message }) => message.startsWith('The image takes 1'))
    expect(slow?.level).toBe('warning')
    expect(slow?.message).toMatch(/^The image takes 1\d\.\d s to start\. Lambda ends a start after 10\.0 s/)
    expect(outputs.digest).toMatch(/^sha256:/)
  })

  test('with a program that ends after each answer: the next event gets a fresh container', async ({ expect }) => {
    const script = `next; answer "{\\"new\\":$(mkdir /tmp/once && echo true)}"`
    const files = { 'a.json': '1', 'b.json': '2' }
    const inputs = { 'test-event': '.', 'test-expect': '{"new":true}', ...rehearsalAlone }
    const trial = await startLoaded(sandbox, { script, files }, { inputs })
    const { exitCode, log, annotations } = await trial.result
    expect(exitCode, log).toBe(0)
    const warnings = annotations.map(({ message }) => message).filter((message) => message.includes('ended'))
    expect(warnings).toEqual([
      'The image ended with status 0 right after it had answered the event a.json. Lambda then starts anew for the next event, which takes that much longer. Let the program ask for the next event, and not exit after one.',
    ])
  })

  test('but not without test-event, which the first summary recommends in one line', async ({ expect }) => {
    const trial = await startLoaded(sandbox, { script: 'echo ran; exit 1' }, { inputs: { 'test-event': '' } })
    const { exitCode, log, summary } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).not.toMatch(/Rehearse|^\| ran$/m)
    expect(summary.split('\n').filter((line) => line.includes('test-event'))).toHaveLength(1)
  })
})

test("the proxies of the user's Docker config, which docker hands to containers, do not come between", async ({
  expect,
}) => {
  const home = folder({ 'config.json': JSON.stringify({ proxies: { default: { httpProxy: 'http://127.0.0.1:1' } } }) })
  const trial = await startLoaded(
    sandbox,
    { script: everyEvent },
    { env: { DOCKER_CONFIG: home }, inputs: rehearsalAlone },
  )
  const { exitCode, log } = await trial.result
  expect(exitCode, log).toBe(0)
  expect(log).toContain('Answered test-event in')
})
