import { expect, test } from 'vitest'
import { givenFunction } from './given.ts'
import { commit, onlyError, versions } from './read-back.ts'
import { account, deploy, documented, setStage } from './stage.ts'

const registryAccount = '444455556666'
const repositoryArn = `arn:aws:ecr:us-east-1:${registryAccount}:repository/hello-world`
const pull = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

/** A policy of docs/iam, in the account that has all images. */
const elsewhere = (name: string) => JSON.parse(JSON.stringify(documented(name)).replaceAll(account, registryAccount))

function statementsOf(name: string): object[] {
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
  const Statement = [...ofFunction, { Effect: 'Allow', Action: pull, Resource: repositoryArn }]
  iam.setPolicies('deploy', [JSON.parse(JSON.stringify({ Version: '2012-10-17', Statement }))])

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

  const refused = await deploy(sandbox, { inputs, idToken: false })
  expect(onlyError(refused)).toContain('repository-role-to-assume needs an OIDC token')
})
