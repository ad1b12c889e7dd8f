import { expect, test } from 'vitest'
import { givenFunction } from './given.ts'
import { env } from './image-stage.ts'
import type { Statement } from './permissions-policies.ts'
import { commit, onlyError, versions } from './read-back.ts'
import { account, deploy, documented, setStage } from './stage.ts'

const registryAccount = '444455556666'
const pull = documented('pull')

/** A policy of docs/iam, in the account that has all images. */
const elsewhere = (name: string) => JSON.parse(JSON.stringify(documented(name)).replaceAll(account, registryAccount))

function statementsOf(name: string): Statement[] {
  return JSON.parse(JSON.stringify(documented(name))).Statement
}

test('images are pushed by a role of the account that has them, and deployed by one of the function', async () => {
  const sandbox = await setStage()
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  const { iam } = sandbox
  iam.putProvider({ account: registryAccount })
  const registry = iam.putRole({
    name: 'registry',
    account: registryAccount,
    trust: elsewhere('trust-policy'),
    policies: [elsewhere('push')],
  }).arn
  const ofFunction = statementsOf('deploy').filter((one) => JSON.stringify(one).includes('lambda:'))
  const lambda = JSON.stringify({ Version: '2012-10-17', Statement: ofFunction })
  iam.setPolicies('deploy', [lambda, pull])

  const inputs = { repository: 'hello-world', 'repository-role-to-assume': registry }
  const run = await deploy(sandbox, { inputs })
  const { digest } = run.outputs
  const there = { name: 'hello-world', account: registryAccount }
  expect(run.outputs, run.log).toMatchObject({ version: '2', 'image-tags': commit })
  expect(await sandbox.ecr.tags(there)).toEqual({ [commit]: digest })
  expect(versions(sandbox)).toEqual({ 1: before, 2: digest })
  // The repository that was created lets the functions of the other account pull, and each role did its own part.
  expect(JSON.parse((await sandbox.ecr.policy(there)) ?? '').Statement).toEqual(statementsOf('shared-repository'))
  const callers = (service: string) => new Set(sandbox.requests.of(service).map(({ caller }) => caller.split('/')[1]))
  expect(callers('ecr')).toEqual(new Set(['registry']))
  expect(callers('lambda')).toEqual(new Set(['deploy']))

  // Each action of both policies is one that is needed. Lambda asks for those of ECR as its caller.
  const used = sandbox.requests.of('lambda').map(({ operation }) => `lambda:${operation}`)
  const allowed = ofFunction.flatMap(({ Action }) => Action)
  // A call with Publish needs both: UpdateFunctionCode, which publishes.
  expect(allowed.filter((action) => !used.includes(action))).toEqual(['lambda:PublishVersion'])
  await sandbox.ecr.putImage(there, { tag: 'two' })
  const image = { ...inputs, 'image-uri': `${await sandbox.ecr.host('us-east-1', registryAccount)}/hello-world:two` }
  for (const action of ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']) {
    iam.setPolicies('deploy', [lambda, JSON.stringify(pull).replace(`"${action}"`, '"ecr:ListImages"')])
    const lacking = await deploy(sandbox, { env, inputs: image })
    expect(onlyError(lacking)).toContain(`"${action}"`)
    expect(versions(sandbox)).toEqual({ 1: before, 2: digest })
  }

  const refused = await deploy(sandbox, { inputs, idToken: false })
  expect(onlyError(refused)).toContain('repository-role-to-assume needs an OIDC token')
})
