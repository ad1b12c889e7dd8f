import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test, vi } from 'vitest'
import { once } from '../support/once.ts'
import {
  allow,
  functionArn,
  type Permission,
  policies,
  policiesWithout,
  repositoryArn,
  statements,
} from './permissions-policies.ts'
import { scenarioOf, scenarios } from './permissions-scenarios.ts'
import { aliases, entryRole, functionsIn } from './permissions-stage.ts'
import { onlyError, versions } from './read-back.ts'
import { eight } from './regions-stage.ts'
import { account, deployRole } from './stage.ts'

const all = policies.flatMap((policy) =>
  statements(policy).flatMap(({ Action, Resource }) =>
    [Action]
      .flat()
      .flatMap((action) => [Resource].flat().map((resource): Permission => ({ policy, action, resource }))),
  ),
)

/** Actions without which a deploy is done all the same, and warns. */
const spared = [
  'ecr:GetSigningConfiguration',
  'ecr:DescribeImageSigningStatus',
  'signer:SignPayload',
  'ecr:DescribeRepositoryCreationTemplates',
  'ecr:DescribeImages',
  'lambda:ListAliases',
  'lambda:ListProvisionedConcurrencyConfigs',
  'lambda:ListEventSourceMappings',
  'lambda:ListDurableExecutionsByFunction',
  'lambda:DeleteFunction',
]

/** What the inspection asks for: a region that lacks it keeps the others from being deployed to. */
const early =
  /^ecr:(?:GetAuthorizationToken|DescribeRepositories|BatchGetImage|GetRepositoryPolicy)|^lambda:(?:ListVersions|GetAlias|GetProvisioned)|^lambda:GetFunction .*[^*]$|^cloudwatch|^codedeploy:(?:GetDeploymentGroup|ListDeployments)/

/** What is asked for in the first region alone, which speaks for all. */
const first = /^ecr:.*Scan/

/** What is not asked for before a version is published; the alias is then as it was. */
const late =
  /^lambda:(?:Invoke|GetDurable|CreateAlias|UpdateAlias|Put|DeleteProvisioned)|^lambda:GetFunction .*:\*$|^codedeploy:(?!GetDeploymentGroup)/

/** Permissions that AWS's denial does not name as such, and how the error does. */
const otherwise: Record<string, string> = {
  'ecr:GetRepositoryPolicy': allow(['ecr:GetRepositoryPolicy', 'ecr:SetRepositoryPolicy'], repositoryArn),
  [`lambda:GetFunction ${functionArn}:*`]: allow('lambda:GetFunction', `${functionArn}:2`),
  'lambda:InvokeFunction': allow('lambda:InvokeFunction', `${functionArn}:2`),
  'lambda:DeleteFunction': allow('lambda:DeleteFunction', `${functionArn}:1`),
  'lambda:ListDurableExecutionsByFunction': allow('lambda:ListDurableExecutionsByFunction', `${functionArn}:1`),
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

/** A permission that the role lacks in one region of a run, where it has all others. */
interface Missing extends Permission {
  region: string
}

/** Runs that lack a permission in each region, by name. What they lack is told at the same time. */
function runs(): [string, Missing[]][] {
  const groups = Map.groupBy(
    all.filter(({ action }) => action !== 'lambda:ListTags'),
    ({ action, resource }) => {
      const when = early.test(`${action} ${resource}`) ? 'at once' : 'later'
      if (first.test(action)) return `${scenarioOf(action)}, ${action}`
      return `${scenarioOf(action)}, ${spared.includes(action) ? 'with a warning' : when}`
    },
  )
  const inRegions = (group: Permission[]) => group.map((each, index) => ({ ...each, region: eight[index] ?? '' }))
  return [...groups].map(([name, group]) => [name, inRegions(group)])
}

/** @returns what the run said: one thing for each region, of which no more is said */
async function runWithout(group: readonly Missing[]) {
  const regions = group.map(({ region }) => region)
  const [{ action, policy } = { action: '', policy: '' }] = group
  const { stage, run } = scenarios[scenarioOf(action)]
  const sandbox = await stage(regions)
  const lacking = group.flatMap((each) => policiesWithout(each, each.region))
  sandbox.iam.setPolicies(policy === 'chain' ? entryRole : deployRole, lacking)
  const before = new Map(regions.map((region) => [region, functionsIn(sandbox, region)]))
  const ended = await run(sandbox)
  const told = spared.includes(action) ? warnings(ended) : problems(ended)
  expect(told, ended.log).toHaveLength(regions.length)
  for (const { action, region } of group) {
    // A role that may not read CodeDeploy's deployment can't stop it either.
    if (action === 'codedeploy:GetDeployment') continue
    const aliasesBefore = (before.get(region) ?? []).flatMap((one) => one.aliases)
    // Lambda may still be moving executions, with weights of its own.
    await vi.waitFor(() => expect(aliases(sandbox, region)).toEqual(aliasesBefore), { timeout: 60_000 })
  }
  return { sandbox, before, told }
}

describe('a role that lacks one permission is told the statement to add', () => {
  describe.each(runs())('%s', (_, group) => {
    const ran = once(() => runWithout(group))

    test.each(group)('$action on $resource', async ({ policy, action, resource, region }) => {
      const { sandbox, before, told } = await ran()
      const [error = '', ...others] = told.filter((text) => text.includes(`"${action}"`))
      expect(others).toEqual([])
      if (group.length > 1) expect(error).toContain(region)
      const statement = otherwise[action] ?? otherwise[`${action} ${resource}`] ?? allow(action, resource)
      const whose =
        policy === 'chain' ? `${entryRole}, which comes before it in role-to-assume` : 'the role that deploys'
      // What another account must add as well is in denials.test.ts.
      expect(error.slice(error.indexOf('Add to the policy')).replace(/\. The trust policy of .*$/, '')).toBe(
        `Add to the policy of ${whose}: ${statement.replaceAll('us-east-1', region)}`,
      )
      const had = before.get(region) ?? []
      const next = had.length === 0 ? '1' : '2'
      const isPublished = spared.includes(action) || late.test(`${action} ${resource}`)
      if (isPublished) expect(versions(sandbox, region)).toHaveProperty(next)
      else expect(functionsIn(sandbox, region)).toEqual(had)
    })
  })
})

/** What an error says of each region. */
function problems(run: RunResult): string[] {
  const [first = '', ...others] = onlyError(run).split(/\n(?=\d+\. )/)
  return others.length === 0 ? [first] : others
}

function warnings({ annotations, exitCode, log }: RunResult): string[] {
  if (annotations.some(({ level }) => level !== 'warning') || exitCode !== 0) throw new Error(`Not warnings:\n${log}`)
  return annotations.map(({ message }) => message)
}
