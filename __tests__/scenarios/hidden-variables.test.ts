import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { givenFunction, givenImages } from './given.ts'
import { commit, openPullRequest, preview, setPreviewStage } from './preview-stage.ts'
import { runtime } from './rehearsal-stage.ts'
import { deploy, lambda, setStage } from './stage.ts'

/** Variables as functions have them: one that is the start of another, one of several lines, one with odd characters. */
const variables = {
  DB_HOST: 'db.internal.example',
  DB_URL: 'db.internal.example/?password=correct-horse',
  PRIVATE_KEY: '-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----',
  PASSWORD: 'p@ss "w/rd" & more',
  STAGE: 'prod',
  DEBUG: 'true',
}

const { STAGE, DEBUG, ...secret } = variables

/** What must not be read, in any form. */
const hidden = Object.values(secret).flatMap((value) =>
  [value, ...value.split('\n')].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    Buffer.from(text).toString('base64'),
  ]),
)

/** A handler that prints and answers its variables, in each form that a shell can make. */
const talkative = `${runtime}
while next; do
  env; env >&2
  for name in DB_URL PRIVATE_KEY PASSWORD; do eval "printf '%s' \\"\\$$name\\"" | base64 | tr -d '\\n'; echo; done
  answer "$(env | tr -d '"\\n\\\\' | sed 's/^/"/; s/$/"/')"
done`

/** Everything of a run that may be read. */
function readable(run: RunResult, sandbox: Sandbox): string {
  const comments = sandbox.github.comments(7).map(({ body }) => body)
  return [run.log, run.summary, JSON.stringify(run.outputs), JSON.stringify(run.annotations), ...comments].join('\n')
}

function shown(run: RunResult, sandbox: Sandbox): string[] {
  const text = readable(run, sandbox)
  return hidden.filter((value) => text.includes(value))
}

async function standing(): Promise<Sandbox> {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'], alias: {}, files: { bootstrap: talkative } })
  const configuration = { FunctionName: 'hello-world', Environment: { Variables: variables } }
  await lambda(sandbox).send(new UpdateFunctionConfigurationCommand(configuration))
  return sandbox
}

test.each([
  ['the rehearsal', { 'test-event': '{}', 'test-timeout': '60s', 'test-expect': '"other"' }],
  ['verification', { 'verify-event': '{}', 'verify-expect': '"other"' }],
])("a function's variables are hidden wherever %s could show them", async (_, inputs) => {
  const sandbox = await standing()
  await givenImages(sandbox, ['two'], { name: 'hello-world' }, { bootstrap: talkative })
  const image = `${await sandbox.ecr.host()}/hello-world:two`
  const run = await deploy(sandbox, { inputs: { alias: 'live', 'image-uri': image, ...inputs } })
  expect(run.exitCode, run.log).toBe(1)
  expect(shown(run, sandbox)).toEqual([])
  // They were there to be shown, and what is no secret is still readable.
  expect(run.log).toContain('***')
  expect(run.log).toContain(`STAGE=${STAGE}`)
  expect(run.log).toContain(`DEBUG=${DEBUG}`)
})

test('those that a preview has from its base are hidden in its log and its comment', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  const configuration = { FunctionName: 'hello-world', Environment: { Variables: variables } }
  await lambda(sandbox).send(new UpdateFunctionConfigurationCommand(configuration))
  await givenImages(sandbox, ['two'], { name: 'hello-world' }, { bootstrap: talkative })
  const run = await preview(
    sandbox,
    { action: 'opened', headSha: commit(1) },
    {
      inputs: {
        'image-uri': `${await sandbox.ecr.host()}/hello-world:two`,
        ...{ 'verify-event': '{}', 'verify-expect': '"other"', 'test-event': '{}', 'test-timeout': '60s' },
      },
    },
  )
  expect(run.exitCode, run.log).toBe(1)
  expect(sandbox.github.comments(7)).toHaveLength(1)
  expect(shown(run, sandbox)).toEqual([])
})
