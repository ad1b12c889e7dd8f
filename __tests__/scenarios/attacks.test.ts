import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UpdateAliasCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunOptions, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { sha } from '@deploy-lambda-image/sandbox/testing'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../support/folder.ts'
import {
  attack,
  attackedCheckout,
  attackLine,
  attackLines,
  misleadingTexts,
  obeyedAttacks,
  shownSecrets,
} from './attack-stage.ts'
import { givenFunction, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { loadImages } from './loaded-image.ts'
import { deploy, lambda, setStage } from './stage.ts'

/** How the attacks reach the run, and how it ends nonetheless. */
interface Channel {
  name: string
  exitCode: 0 | 1
  /** Sets what is attacked, and tells what the step is given. */
  set(sandbox: Sandbox): Promise<Omit<RunOptions, 'sandbox'>> | Omit<RunOptions, 'sandbox'>
}

const event = { 'test-event': '{"n":1}', 'test-timeout': '60s' }

/** A runtime that prints the attacks before it answers; `more` is what else it does. */
const loud = (more = '') => `#!/bin/sh
cat /attack; cat /attack >&2
${more}
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
while true; do
  wget -q -S -O /tmp/event "$api/invocation/next" 2>/tmp/headers || exit 0
  id=$(sed -n 's/^ *Lambda-Runtime-Aws-Request-Id: *//ip' /tmp/headers | tr -d '\\r')
  cat /attack; cat /attack >&2
  wget -q -O /dev/null --post-file /attack "$api/invocation/$id/response"
done
`

const initError = `printf '{"errorType":"Attack","errorMessage":"%s"}' "$(head -n 1 /attack)" >/tmp/error
wget -q -O /dev/null --header "Lambda-Runtime-Function-Error-Type: $(head -n 1 /attack)" --post-file /tmp/error "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/init/error"
exit 1`

const channels: Channel[] = [
  { name: "a RUN of the Dockerfile, and one of its base image's ONBUILD", exitCode: 0, set: onBuild },
  {
    name: 'a RUN that fails, as it is written and by what it prints',
    exitCode: 1,
    set: () => ({
      workspace: attackedCheckout(`RUN cat /attack >&2; echo '${attackLines[0]}' '${attackLines.at(-2)}' && exit 1`),
    }),
  },
  {
    name: "the runtime's error",
    exitCode: 1,
    set: async () => ({ inputs: { ...event, image: await imageOfEngine(loud(initError)) } }),
  },
  {
    name: 'an error of AWS',
    exitCode: 1,
    set: (sandbox) => {
      sandbox.faults.add({
        service: 'lambda',
        operation: 'UpdateFunctionCode',
        kind: 'error',
        status: 400,
        code: 'InvalidParameterValueException',
        message: attack,
        times: 9,
      })
      return imageOfEcr(sandbox)
    },
  },
  {
    name: 'an error of the registry',
    exitCode: 1,
    set: (sandbox) => {
      sandbox.faults.add({
        service: 'registry',
        kind: 'error',
        status: 403,
        code: 'DENIED',
        message: attackLine,
        times: 99,
      })
      return {}
    },
  },
  {
    name: 'the descriptions of an alias and of a function',
    exitCode: 0,
    set: async (sandbox) => {
      const client = lambda(sandbox)
      const FunctionName = 'hello-world'
      const ofAlias = attackLines.at(-1)?.slice(0, 200)
      await client.send(new UpdateAliasCommand({ FunctionName, Name: 'live', Description: ofAlias }))
      // It is in the log when it changes, as JSON: in one line, in which the first form is obeyed wherever it stands.
      const Description = attackLines.at(-2)
      await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description }))
      return imageOfEcr(sandbox, { description: 'new' })
    },
  },
  {
    name: "the container's output, the function's answer, and the name of a test event's file",
    exitCode: 1,
    set: async () => {
      const workspace = folder()
      mkdirSync(join(workspace, 'events'))
      const [first = '', second = ''] = attackLines.slice(-2)
      for (const name of [first, second, `a\r${second}`]) writeFileSync(join(workspace, 'events', `${name}.json`), '{}')
      const image = await imageOfEngine(loud())
      return { workspace, inputs: { ...event, 'test-event': 'events', 'test-expect': '{"n":1}', image } }
    },
  },
  {
    name: 'an answer of GitHub to the question for a token',
    exitCode: 1,
    set: (sandbox) => {
      sandbox.faults.add({ service: 'github', kind: 'error', status: 422, message: attackLine, times: 9 })
      return {}
    },
  },
  {
    name: 'an answer of GitHub about commits',
    exitCode: 0,
    set: (sandbox) => {
      sandbox.faults.add({ service: 'github', kind: 'error', status: 422, message: attackLine, after: 1, times: 9 })
      return imageOfEcr(sandbox, { 'github-token': sandbox.github.token({ contents: 'read' }) })
    },
  },
]

/** Nothing is built: what is attacked comes later. */
async function imageOfEcr(sandbox: Sandbox, inputs: Readonly<Record<string, string>> = {}) {
  await givenImages(sandbox, ['three'])
  return { env, inputs: { 'image-uri': `${await sandbox.ecr.host()}/hello-world:three`, ...inputs } }
}

/** An image that is rehearsed, and has the attacks as a file. @returns its name */
async function imageOfEngine(bootstrap: string): Promise<string> {
  const name = `attacks:${crypto.randomUUID()}`
  const programs = { '/bootstrap': bootstrap, '/attack': `${attack}\n` }
  await loadImages({ name, labels: {}, entryPoint: ['/bootstrap'], programs })
  onTestFinished(() => void execFileSync('docker', ['image', 'rm', '--force', name]))
  return name
}

function onBuild(): Omit<RunOptions, 'sandbox'> {
  const base = `attacks:${crypto.randomUUID()}`
  const context = attackedCheckout('ONBUILD RUN cat /attack; cat /attack >&2')
  execFileSync('docker', ['build', '--quiet', '--tag', base, context])
  onTestFinished(() => {
    execFileSync('docker', ['image', 'rm', '--force', base])
  })
  return { workspace: folder({ Dockerfile: `FROM ${base}\nRUN cat /attack; cat /attack >&2\n` }) }
}

async function attacked(channel: Channel): Promise<{ sandbox: Sandbox; run: RunResult }> {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: [sha(1), 'two'], alias: { version: '1' } })
  const { inputs, ...step } = await channel.set(sandbox)
  const run = await deploy(sandbox, { ...step, inputs: { alias: 'live', ...inputs } })
  return { sandbox, run }
}

test.each(channels)(
  '$name: nothing is obeyed, no secret shows, nothing misleads, and the run ends as it would have',
  async (channel) => {
    const { sandbox, run } = await attacked(channel)
    expect(obeyedAttacks(run)).toEqual([])
    expect(shownSecrets(sandbox, run)).toEqual([])
    expect(misleadingTexts(run)).toEqual([])
    expect(run.exitCode, run.log).toBe(channel.exitCode)
    const { aliases } = sandbox.lambda.function('hello-world')
    expect(aliases).toMatchObject([{ name: 'live', functionVersion: channel.exitCode === 0 ? '3' : '1' }])
  },
)
