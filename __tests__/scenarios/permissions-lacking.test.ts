import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test, vi } from 'vitest'
import { scenarioOf, scenarios } from './permissions-scenarios.ts'
import {
  aliases,
  allow,
  entryRole,
  functionArn,
  type Permission,
  policies,
  policiesWithout,
  repositoryArn,
  statements,
} from './permissions-stage.ts'
import { onlyError, versions } from './read-back.ts'
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
    const whose =
      missing.policy === 'chain' ? `${entryRole}, which comes before it in role-to-assume` : 'the role that deploys'
    // What another account must add as well is in denials.test.ts.
    expect(error.slice(error.indexOf('Add to the policy')).replace(/\. The trust policy of .*$/, '')).toBe(
      `Add to the policy of ${whose}: ${statement}`,
    )
    const next = before.length === 0 ? '1' : '2'
    if (spared.includes(action) || late.test(`${action} ${resource}`)) expect(versions(sandbox)).toHaveProperty(next)
    else expect(sandbox.lambda.functions()).toEqual(before)
    // A role that may not read CodeDeploy's deployment can't stop it either.
    if (action === 'codedeploy:GetDeployment') return
    // Lambda may still be moving executions, with weights of its own.
    await vi.waitFor(() => expect(aliases(sandbox)).toEqual(aliasesBefore), { timeout: 60_000 })
  })
})

function onlyWarning({ annotations, exitCode, log }: RunResult): string {
  const [warning, ...others] = annotations
  if (warning?.level !== 'warning' || others.length > 0 || exitCode !== 0) throw new Error(`Not one warning:\n${log}`)
  return warning.message
}
