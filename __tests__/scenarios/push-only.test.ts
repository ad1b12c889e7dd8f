import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { statements } from './permissions-policies.ts'
import { builds, changes, commit, onlyError } from './read-back.ts'
import { everywhere, told } from './regions-stage.ts'
import { account, deploy, documented, setStage } from './stage.ts'

const repository = 'hello-world'
const withoutFunction = { 'function-name': '', repository }

/** A stage whose role may push, and nothing else. */
async function pushStage(): Promise<Sandbox> {
  const sandbox = await setStage()
  sandbox.iam.setPolicies('deploy', [documented('push')])
  return sandbox
}

const profile = `arn:aws:signer:us-east-1:${account}:/signing-profiles/hello_world`

/** The same in a registry that signs as the one who pushes. */
async function signingStage(): Promise<Sandbox> {
  const sandbox = await pushStage()
  await sandbox.ecr.putSigningConfiguration([{ profile, filters: ['hello-*'] }])
  return sandbox
}

/** A runtime that answers with what it was told of its function. */
const runtime = `#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
wget -q -S -O /tmp/event "$api/next" 2>/tmp/headers
id=$(sed -n 's/^ *Lambda-Runtime-Aws-Request-Id: *//ip' /tmp/headers | tr -d '\\r')
arn=$(sed -n 's/^ *Lambda-Runtime-Invoked-Function-Arn: *//ip' /tmp/headers | tr -d '\\r')
answer="{\\"name\\":\\"$AWS_LAMBDA_FUNCTION_NAME\\",\\"arn\\":\\"$arn\\",\\"memory\\":\\"$AWS_LAMBDA_FUNCTION_MEMORY_SIZE\\",\\"stage\\":\\"$STAGE\\"}"
wget -q -O /dev/null --post-data "$answer" "$api/$id/response"
wget -q -O /dev/null "$api/next"
`

test('an image is built, rehearsed, pushed and confirmed with the documented policy, and no function is inspected', async () => {
  const sandbox = await signingStage()
  sandbox.iam.setPolicies('deploy', [documented('push'), documented('signing')])
  const Dockerfile = 'FROM busybox:stable-musl\nCOPY --chmod=755 runtime /\nENTRYPOINT ["/runtime"]\n'
  const workspace = folder({ Dockerfile, runtime })
  const step = {
    workspace,
    inputs: {
      ...withoutFunction,
      'memory-size': '256',
      environment: 'STAGE=test',
      'test-event': '{}',
      'test-expect': JSON.stringify({
        name: repository,
        arn: `arn:aws:lambda:us-east-1:111122223333:function:${repository}`,
        memory: '256',
        stage: 'test',
      }),
    },
  }
  const uri = `${await sandbox.ecr.host()}/${repository}`
  const dry = await deploy(sandbox, { workspace, inputs: { ...withoutFunction, 'dry-run': 'true' } })
  expect(dry.exitCode, dry.log).toBe(0)
  expect(changes(sandbox)).toEqual([])
  expect(dry.log).toContain(`Dry run: would create the ECR repository ${uri}\nDry run: would push ${uri}:${commit}`)

  const pushed = await deploy(sandbox, step)
  const { digest } = pushed.outputs
  expect(pushed.outputs, pushed.log).toMatchObject({
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    'image-uri': `${uri}@${digest}`,
    'image-tags': commit,
    changed: 'true',
    version: '',
    'function-arn': '',
    region: 'us-east-1',
  })
  expect(pushed.annotations).toEqual([])
  expect(pushed.log).toContain(`hello-world in us-east-1 has the image ${digest?.slice(7, 19)}`)
  expect(pushed.log).toContain(`us-east-1: ECR has signed ${digest?.slice(0, 19)} with ${profile}`)
  expect(pushed.summary).toMatch(/### ✅ `hello-world` in us-east-1 has the image [\s\S]*Rehearsed with 1 event/)
  expect(await sandbox.ecr.tags(repository)).toEqual({ [commit]: digest })
  expect(sandbox.requests.of('lambda')).toEqual([])
  // Each action of the policy is one that was needed.
  const used = [...sandbox.requests.of('ecr'), ...sandbox.requests.of('registry')].map(({ operation }) => operation)
  const allowed = statements('push').flatMap(({ Action }) => Action)
  expect(allowed.filter((action) => !used.includes(action.replace('ecr:', '')))).toEqual([])

  const again = await deploy(sandbox, { workspace, inputs: withoutFunction })
  expect(again.outputs, again.log).toMatchObject({ digest, 'image-tags': commit, changed: 'false' })
})

test('a registry that signs tells which permission of the role it lacks, and the image is there', async () => {
  const sandbox = await signingStage()
  const pushed = await deploy(sandbox, { inputs: withoutFunction })
  const { digest } = pushed.outputs
  expect(pushed.exitCode, pushed.log).toBe(0)
  expect(await sandbox.ecr.tags(repository)).toEqual({ [commit]: digest })
  const statement = JSON.stringify({ Effect: 'Allow', Action: 'signer:SignPayload', Resource: profile })
  expect(pushed.annotations).toMatchObject([{ level: 'warning' }])
  const [warning] = pushed.annotations
  expect(warning?.message).toContain(
    `ECR in us-east-1 has not signed ${repository}@${digest} with ${profile}: ACCESS_DENIED: `,
  )
  expect(warning?.message).toMatch(
    new RegExp(`Add to the policy of the role that deploys: ${RegExp.escape(statement)}$`),
  )
})

test('several regions get the same digest, each in its repository, and one that fails is told', async () => {
  const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const
  const [, second, third] = regions
  const sandbox = await setStage({ regions })
  const of = (region: string) => ({ name: region === third ? 'hello-apac' : repository, region })
  for (const region of regions) await sandbox.ecr.createRepository(of(region))
  const apac = JSON.parse(JSON.stringify(everywhere('push')).replaceAll(repository, 'hello-apac'))
  sandbox.iam.setPolicies('deploy', [everywhere('push'), apac])
  sandbox.ecr.breakPush({ region: second, effect: { kind: 'deny' } })
  const run = await deploy(sandbox, {
    inputs: {
      ...withoutFunction,
      'aws-region': regions.join(','),
      'regions-config': JSON.stringify({ [third]: { repository: 'hello-apac' } }),
      'on-region-failure': 'continue',
    },
  })
  expect(onlyError(run)).toContain(`${second}: `)
  const { 'us-east-1': one, [second]: two, [third]: three } = told(run)
  expect(two).toMatchObject({ digest: '', changed: false, error: expect.stringContaining('ecr:UploadLayerPart') })
  expect(await sandbox.ecr.tags(of('us-east-1'))).toEqual({ [commit]: one?.digest })
  expect(await sandbox.ecr.tags(of(third))).toEqual({ [commit]: three?.digest })
  expect(one?.digest).toBe(three?.digest)
  expect(run.summary).toContain('### ❌ `hello-world`, `hello-apac` did not get the image in 1 of 3 regions')
})

test('what Lambda would refuse is refused before the push', async () => {
  const sandbox = await pushStage()
  const workspace = folder({ Dockerfile: 'FROM scratch\nCOPY message /\n', message: 'one' })
  const refused = await deploy(sandbox, { workspace, inputs: withoutFunction })
  expect(onlyError(refused)).toContain('The image has neither ENTRYPOINT nor CMD')
  expect(builds(refused)).toBe(1)
  expect(changes(sandbox).map(({ operation }) => operation)).toEqual(['CreateRepository', 'SetRepositoryPolicy'])
})
