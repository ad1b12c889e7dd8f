import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PolicyDocument, Sandbox } from '../../sandbox/index.ts'
import type { RunResult } from '../../sandbox/runner/index.ts'
import { onlyError, versions } from './read-back.ts'
import { account, create, deploy, deployRole, documented, executionRole, setStage } from './stage.ts'

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`
const repositoryArn = `arn:aws:ecr:us-east-1:${account}:repository/hello-world`
const policies = ['deploy', 'create-function', 'chain'] as const

interface Statement {
  Action: string | string[]
  Resource: string | string[]
}

/** One action on one resource of a policy in docs/iam. */
interface Permission {
  policy: (typeof policies)[number]
  action: string
  resource: string
}

const all = policies.flatMap((policy) =>
  statements(policy).flatMap(({ Action, Resource }) =>
    [Action]
      .flat()
      .flatMap((action) => [Resource].flat().map((resource): Permission => ({ policy, action, resource }))),
  ),
)

/** A deploy, and the stage that it needs. */
interface Scenario {
  stage(): Promise<Sandbox>
  run(sandbox: Sandbox): Promise<RunResult>
}

const scenarios = {
  'a deploy to a function that is there': { stage: standing, run: deploy },
  'a first deploy': { stage: () => setStage(), run: create },
  'a deploy of the image that the function has': {
    stage: standing,
    run: (sandbox) => deployImage(sandbox, `sha256:${sandbox.lambda.function('hello-world').latest.CodeSha256}`),
  },
  'a deploy from a repository that Lambda may not read': {
    stage: () => standing({ lambdaMayPull: false }),
    run: async (sandbox) =>
      deployImage(sandbox, await sandbox.ecr.putImage('hello-world', { layers: [Buffer.from('2')] })),
  },
  // Within an account the next role's trust policy is enough by itself.
  'a deploy with roles of two accounts in a chain': { stage: chained, run: deployChained },
} satisfies Record<string, Scenario>

/** The scenario that needs an action. */
const needed: Record<string, keyof typeof scenarios> = {
  'ecr:GetAuthorizationToken': 'a deploy to a function that is there',
  'ecr:DescribeRepositories': 'a deploy to a function that is there',
  'ecr:CreateRepository': 'a first deploy',
  'ecr:SetRepositoryPolicy': 'a first deploy',
  'ecr:GetRepositoryPolicy': 'a deploy from a repository that Lambda may not read',
  'ecr:BatchCheckLayerAvailability': 'a deploy to a function that is there',
  'ecr:InitiateLayerUpload': 'a deploy to a function that is there',
  'ecr:UploadLayerPart': 'a deploy to a function that is there',
  'ecr:CompleteLayerUpload': 'a deploy to a function that is there',
  'ecr:PutImage': 'a deploy to a function that is there',
  'ecr:BatchGetImage': 'a deploy to a function that is there',
  'ecr:GetDownloadUrlForLayer': 'a deploy to a function that is there',
  'lambda:GetFunction': 'a deploy to a function that is there',
  'lambda:ListVersionsByFunction': 'a deploy to a function that is there',
  'lambda:UpdateFunctionCode': 'a deploy to a function that is there',
  'lambda:PublishVersion': 'a deploy of the image that the function has',
  'lambda:CreateFunction': 'a first deploy',
  'iam:PassRole': 'a first deploy',
  'sts:AssumeRole': 'a deploy with roles of two accounts in a chain',
}

describe('the documented policies are enough', () => {
  test.each(Object.entries(scenarios))('for %s', async (_, { stage, run }) => {
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
  const deployed = await deploy(sandbox)
  expect(deployed.exitCode, deployed.log).toBe(0)
})

/** Permissions that AWS's denial does not name as such, and how the error does. */
const otherwise: Record<string, string> = {
  'ecr:GetRepositoryPolicy': allow(['ecr:GetRepositoryPolicy', 'ecr:SetRepositoryPolicy'], repositoryArn),
  [`lambda:GetFunction ${functionArn}:*`]: allow('lambda:GetFunction', `${functionArn}:2`),
}

describe('a role that lacks one permission is told the statement to add', () => {
  test.each(all)('$action on $resource', async (missing) => {
    const { action, resource } = missing
    const { stage, run } = scenarios[scenarioOf(action)]
    const sandbox = await stage()
    sandbox.iam.setPolicies(missing.policy === 'chain' ? entryRole : deployRole, policiesWithout(missing))
    const before = sandbox.lambda.functions()

    const error = onlyError(await run(sandbox))
    const statement = otherwise[action] ?? otherwise[`${action} ${resource}`] ?? allow(action, resource)
    expect(error.slice(error.indexOf('Add to the policy'))).toBe(
      `Add to the policy of the role that deploys: ${statement}`,
    )
    // A version can be watched only once it is published: by then the function has the image.
    if (resource === `${functionArn}:*`) expect(versions(sandbox)).toHaveProperty('2')
    else expect(sandbox.lambda.functions()).toEqual(before)
  })
})

function allow(Action: string | string[], Resource: string): string {
  return JSON.stringify({ Effect: 'Allow', Action, Resource })
}

function scenarioOf(action: string): keyof typeof scenarios {
  const name = needed[action]
  if (name === undefined) throw new Error(`No scenario needs ${action}: add one, or drop the action`)
  return name
}

function statements(policy: string): Statement[] {
  return JSON.parse(readFileSync(new URL(`../../docs/iam/${policy}.json`, import.meta.url), 'utf8')).Statement
}

/** What the role that needs a permission has, less that permission. */
function policiesWithout({ policy, action, resource }: Permission): PolicyDocument[] {
  const Statement = statements(policy).flatMap((statement) => {
    const actions = [statement.Action].flat()
    if (!actions.includes(action)) return [statement]
    return [
      { ...statement, Action: actions.filter((each) => each !== action) },
      { ...statement, Action: action, Resource: [statement.Resource].flat().filter((each) => each !== resource) },
    ].filter((kept) => kept.Action.length > 0 && kept.Resource.length > 0)
  })
  const others = policies.filter((each) => each !== 'chain' && each !== policy && policy !== 'chain')
  return [{ Version: '2012-10-17', Statement }, ...others.map(documented)]
}

/** A function with a published version, and its repository. */
async function standing({ lambdaMayPull = true } = {}): Promise<Sandbox> {
  const sandbox = await setStage()
  const repository = await sandbox.ecr.createRepository({ name: 'hello-world', lambdaMayPull })
  const uri = `${repository}@${await sandbox.ecr.putImage('hello-world')}`
  await sandbox.lambda.seed({
    name: 'hello-world',
    region: 'us-east-1',
    imageUri: uri,
    publish: true,
    role: executionRole,
  })
  return sandbox
}

const otherAccount = '444455556666'
const entryRole = `arn:aws:iam::${otherAccount}:role/entry`

/** The same, where the job's token is good for a role of another account only. */
async function chained(): Promise<Sandbox> {
  const sandbox = await standing()
  const { iam } = sandbox
  const elsewhere = (policy: string) => JSON.stringify(documented(policy)).replace(account, otherAccount)
  iam.putProvider({ account: otherAccount })
  iam.putRole({
    name: 'entry',
    account: otherAccount,
    trust: elsewhere('trust-policy'),
    policies: [documented('chain')],
  })
  iam.putRole({ name: 'deploy', trust: elsewhere('chain-trust'), policies: [documented('deploy')] })
  return sandbox
}

function deployChained(sandbox: Sandbox): Promise<RunResult> {
  return deploy(sandbox, { inputs: { 'role-to-assume': `${entryRole}\n${deployRole}` } })
}

async function deployImage(sandbox: Sandbox, digest: string): Promise<RunResult> {
  const inputs = { 'image-uri': `${await sandbox.ecr.host()}/hello-world@${digest}` }
  return deploy(sandbox, { inputs })
}
