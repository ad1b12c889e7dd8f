import { TagResourceCommand } from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { allow, functionArn, policiesWithout, statements } from './permissions-policies.ts'
import { type Scenario, scenarios } from './permissions-scenarios.ts'
import { deployOld, deployOther, standing } from './permissions-stage.ts'
import { onlyError } from './read-back.ts'
import { deployRole, documented, lambda } from './stage.ts'

describe('the documented policies are enough', () => {
  test.each<[string, Scenario]>(Object.entries(scenarios))('for %s', async (_, { stage, run }) => {
    const sandbox = await stage()
    const deployed = await run(sandbox)
    expect(deployed.exitCode, deployed.log).toBe(0)
  })
})

test('a role needs none of the actions for repository policies where they let Lambda pull', async () => {
  const sandbox = await standing()
  const others = ['ecr:GetRepositoryPolicy', 'ecr:SetRepositoryPolicy']
  const less = statements('deploy').map((each) => ({
    ...each,
    Action: [each.Action].flat().filter((one) => !others.includes(one)),
  }))
  sandbox.iam.setPolicies(deployRole, [{ Version: '2012-10-17', Statement: less }])
  const deployed = await deployOther(sandbox)
  expect(deployed.exitCode, deployed.log).toBe(0)
})

test('without lambda:ListTags the tags are given each time, and nothing else is amiss', async () => {
  const sandbox = await standing()
  const tags = { 'tags-function': 'team=one' }
  await lambda(sandbox).send(new TagResourceCommand({ Resource: functionArn, Tags: { team: 'one' } }))
  sandbox.requests.clear()
  const given = () => sandbox.requests.of('lambda', 'TagResource').length
  const same = await deployOld(sandbox, tags)
  expect(same.exitCode, same.log).toBe(0)
  expect(given()).toBe(0)

  const less = policiesWithout({ policy: 'release', action: 'lambda:ListTags', resource: functionArn })
  sandbox.iam.setPolicies(deployRole, less)
  const deployed = await deployOld(sandbox, tags)
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '1', changed: 'false' })
  expect(given()).toBe(1)
})

test("a function's role is changed by those who may hand it over", async () => {
  const sandbox = await standing()
  const role = sandbox.iam.putRole({ name: 'other', trust: documented('execution-role-trust') }).arn
  const inputs = { 'function-config': JSON.stringify({ Role: role }) }
  expect(onlyError(await deployOld(sandbox, inputs))).toContain(allow('iam:PassRole', role))

  const passing = JSON.stringify(documented('create-function')).replaceAll('role/hello-world', 'role/other')
  sandbox.iam.setPolicies(deployRole, ['deploy', 'release'].map(documented).concat(JSON.parse(passing)))
  const deployed = await deployOld(sandbox, inputs)
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
  expect(sandbox.lambda.function('hello-world').versions.at(-1)).toMatchObject({ Role: role })
})
