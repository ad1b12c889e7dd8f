import { readFileSync } from 'node:fs'
import { CreateAliasCommand } from '@aws-sdk/client-lambda'
import type { GroupSeed, PolicyDocument, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test, vi } from 'vitest'
import { helloCheckout, onlyError, versions } from './read-back.ts'
import { account, create, deploy, deployRole, documented, executionRole, lambda, setStage } from './stage.ts'

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`
const repositoryArn = `arn:aws:ecr:us-east-1:${account}:repository/hello-world`
const policies = ['deploy', 'create-function', 'release', 'codedeploy', 'chain'] as const

const configured = { 'memory-size': '256', 'tags-function': 'team=one' }
const live = { alias: 'live' }
const byCodeDeploy = { ...live, 'codedeploy-application': 'hello', 'codedeploy-deployment-group': 'live' }

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
    run: (sandbox) => deployOld(sandbox),
  },
  'a deploy from a repository that Lambda may not read': {
    stage: () => standing({ lambdaMayPull: false }),
    run: (sandbox) => deployOther(sandbox),
  },
  'a deploy that configures': { stage: standing, run: (sandbox) => deployOld(sandbox, configured) },
  'a deploy that verifies': {
    stage: standing,
    run: (sandbox) => deploy(sandbox, { workspace: helloCheckout('two'), inputs: { 'verify-event': '{}' } }),
  },
  'a deploy that creates an alias': { stage: standing, run: (sandbox) => deployOther(sandbox, live) },
  'a deploy that shifts traffic, with an alarm': {
    stage: aliased,
    run: (sandbox) => deployOther(sandbox, { ...live, traffic: 'canary 10% 1s', 'rollback-alarms': 'errors' }),
  },
  'a deploy that keeps executions ready': {
    stage: aliased,
    run: (sandbox) => deployOther(sandbox, { ...live, 'provisioned-concurrency': '1' }),
  },
  'a deploy that keeps no more executions ready': {
    stage: async () => {
      const sandbox = await aliased()
      await deployOther(sandbox, { ...live, 'provisioned-concurrency': '1' })
      return sandbox
    },
    run: (sandbox) => deployOther(sandbox, { ...live, 'provisioned-concurrency': '0' }),
  },
  'a deploy that prunes': {
    stage: standing,
    run: (sandbox) => deployOther(sandbox, { 'keep-versions': '1' }),
  },
  'a release by CodeDeploy': { stage: () => grouped(), run: (sandbox) => deployOther(sandbox, byCodeDeploy) },
  'a rollback that stops CodeDeploy': {
    stage: async () => {
      const sandbox = await grouped({ type: 'TimeBasedCanary', percentage: 10, interval: 300_000 })
      await deployOther(sandbox, { ...byCodeDeploy, 'wait-timeout': '3s' })
      return sandbox
    },
    run: (sandbox) => deploy(sandbox, { inputs: { ...byCodeDeploy, rollback: 'true' } }),
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
  'ecr:DescribeImages': 'a deploy to a function that is there',
  'lambda:GetFunction': 'a deploy to a function that is there',
  'lambda:ListVersionsByFunction': 'a deploy to a function that is there',
  'lambda:UpdateFunctionCode': 'a deploy to a function that is there',
  'lambda:PublishVersion': 'a deploy of the image that the function has',
  'lambda:CreateFunction': 'a first deploy',
  'iam:PassRole': 'a first deploy',
  'lambda:UpdateFunctionConfiguration': 'a deploy that configures',
  'lambda:TagResource': 'a deploy that configures',
  'lambda:InvokeFunction': 'a deploy that verifies',
  'lambda:GetAlias': 'a deploy that creates an alias',
  'lambda:CreateAlias': 'a deploy that creates an alias',
  'lambda:UpdateAlias': 'a deploy that shifts traffic, with an alarm',
  'cloudwatch:DescribeAlarms': 'a deploy that shifts traffic, with an alarm',
  'lambda:GetProvisionedConcurrencyConfig': 'a deploy that keeps executions ready',
  'lambda:PutProvisionedConcurrencyConfig': 'a deploy that keeps executions ready',
  'lambda:DeleteProvisionedConcurrencyConfig': 'a deploy that keeps no more executions ready',
  'lambda:ListAliases': 'a deploy that prunes',
  'lambda:ListProvisionedConcurrencyConfigs': 'a deploy that prunes',
  'lambda:DeleteFunction': 'a deploy that prunes',
  'codedeploy:GetDeploymentGroup': 'a release by CodeDeploy',
  'codedeploy:CreateDeployment': 'a release by CodeDeploy',
  'codedeploy:GetDeployment': 'a release by CodeDeploy',
  'codedeploy:GetDeploymentConfig': 'a release by CodeDeploy',
  'codedeploy:RegisterApplicationRevision': 'a release by CodeDeploy',
  'codedeploy:ListDeployments': 'a rollback that stops CodeDeploy',
  'codedeploy:StopDeployment': 'a rollback that stops CodeDeploy',
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

/** Actions without which a deploy is done all the same, and warns. */
const spared = [
  'ecr:DescribeImages',
  'lambda:ListAliases',
  'lambda:ListProvisionedConcurrencyConfigs',
  'lambda:DeleteFunction',
]

/** What is not asked for before a version is published; the alias is then as it was. */
const late =
  /^lambda:(?:Invoke|CreateAlias|UpdateAlias|Put|DeleteProvisioned)|^lambda:GetFunction .*:\*$|^codedeploy:(?!GetDeploymentGroup)/

/** Permissions that AWS's denial does not name as such, and how the error does. */
const otherwise: Record<string, string> = {
  'ecr:GetRepositoryPolicy': allow(['ecr:GetRepositoryPolicy', 'ecr:SetRepositoryPolicy'], repositoryArn),
  [`lambda:GetFunction ${functionArn}:*`]: allow('lambda:GetFunction', `${functionArn}:2`),
  'lambda:InvokeFunction': allow('lambda:InvokeFunction', `${functionArn}:2`),
  'lambda:DeleteFunction': allow('lambda:DeleteFunction', `${functionArn}:1`),
  ...Object.fromEntries(
    ['Get', 'Put', 'Delete'].map((verb) => {
      const action = `lambda:${verb}ProvisionedConcurrencyConfig`
      return [action, allow(action, `${functionArn}:live`)]
    }),
  ),
  'codedeploy:GetDeploymentConfig': allow(
    'codedeploy:GetDeploymentConfig',
    `arn:aws:codedeploy:us-east-1:${account}:deploymentconfig:CodeDeployDefault.LambdaAllAtOnce`,
  ),
}

describe('a role that lacks one permission is told the statement to add', () => {
  test.each(all.filter(({ action }) => action !== 'lambda:ListTags'))('$action on $resource', async (missing) => {
    const { action, resource } = missing
    const { stage, run } = scenarios[scenarioOf(action)]
    const sandbox = await stage()
    sandbox.iam.setPolicies(missing.policy === 'chain' ? entryRole : deployRole, policiesWithout(missing))
    const [before, aliasesBefore] = [sandbox.lambda.functions(), aliases(sandbox)]

    const ended = await run(sandbox)
    const error = spared.includes(action) ? onlyWarning(ended) : onlyError(ended)
    const statement = otherwise[action] ?? otherwise[`${action} ${resource}`] ?? allow(action, resource)
    expect(error.slice(error.indexOf('Add to the policy'))).toBe(
      `Add to the policy of the role that deploys: ${statement}`,
    )
    if (spared.includes(action) || late.test(`${action} ${resource}`)) expect(versions(sandbox)).toHaveProperty('2')
    else expect(sandbox.lambda.functions()).toEqual(before)
    // Whoever may not see what CodeDeploy does can't stop it either.
    if (action === 'codedeploy:GetDeployment') return
    // Lambda may still be moving executions, with weights of its own.
    await vi.waitFor(() => expect(aliases(sandbox)).toEqual(aliasesBefore), { timeout: 5000 })
  })
})

test('without lambda:ListTags the tags are given each time, and nothing else is amiss', async () => {
  const sandbox = await standing()
  const tags = { 'tags-function': 'team=one' }
  const given = () => sandbox.requests.of('lambda', 'TagResource').length
  await deployOld(sandbox, tags)
  await deployOld(sandbox, tags)
  expect(given()).toBe(1)

  const less = policiesWithout({ policy: 'release', action: 'lambda:ListTags', resource: functionArn })
  sandbox.iam.setPolicies(deployRole, less)
  const deployed = await deployOld(sandbox, tags)
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '1', changed: 'false' })
  expect(given()).toBe(2)
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

/** Deploys an image of ECR; it need not be one that runs. */
async function deployImage(
  sandbox: Sandbox,
  digest: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const image = { 'image-uri': `${await sandbox.ecr.host()}/hello-world@${digest}` }
  return deploy(sandbox, { inputs: { ...image, ...inputs } })
}

/** Deploys the image that the function has. */
function deployOld(sandbox: Sandbox, inputs?: Readonly<Record<string, string>>): Promise<RunResult> {
  return deployImage(sandbox, `sha256:${sandbox.lambda.function('hello-world').latest.CodeSha256}`, inputs)
}

/** Deploys an image that the function has not. */
async function deployOther(sandbox: Sandbox, inputs?: Readonly<Record<string, string>>): Promise<RunResult> {
  const layers = [Buffer.from(crypto.randomUUID())]
  return deployImage(sandbox, await sandbox.ecr.putImage('hello-world', { layers }), inputs)
}

/** The same, with the alias `live` on its version. */
async function aliased(): Promise<Sandbox> {
  const sandbox = await standing()
  const alias = { FunctionName: 'hello-world', Name: 'live', FunctionVersion: '1' }
  await lambda(sandbox).send(new CreateAliasCommand(alias))
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  return sandbox
}

/** The same, with a deployment group of CodeDeploy. */
async function grouped(config?: GroupSeed['config']): Promise<Sandbox> {
  const sandbox = await aliased()
  sandbox.codedeploy.seed({ application: 'hello', group: 'live', ...(config !== undefined && { config }) })
  return sandbox
}

function aliases(sandbox: Sandbox) {
  return sandbox.lambda.functions().flatMap((one) => one.aliases)
}

function onlyWarning({ annotations, exitCode, log }: RunResult): string {
  const [warning, ...others] = annotations
  if (warning?.level !== 'warning' || others.length > 0 || exitCode !== 0) throw new Error(`Not one warning:\n${log}`)
  return warning.message
}
