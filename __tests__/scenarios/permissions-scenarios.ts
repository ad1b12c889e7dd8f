import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { givenImage } from './given.ts'
import {
  aliased,
  chained,
  deployChained,
  deployImages,
  deployOld,
  deployOther,
  deployTo,
  grouped,
  provisioned,
  type Regions,
  shifting,
  signing,
  standing,
  withCapacityProvider,
} from './permissions-stage.ts'
import { runtime } from './rehearsal-stage.ts'
import { account, checkout, executionRole, setStage } from './stage.ts'

const configured = { 'memory-size': '256', 'tags-function': 'team=one' }
const live = { alias: 'live' }
const byCodeDeploy = { ...live, 'codedeploy-application': 'hello', 'codedeploy-deployment-group': 'live' }

function onProvider(region: string) {
  const CapacityProviderArn = `arn:aws:lambda:${region}:${account}:capacity-provider:hello-world`
  const config = { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn } } }
  return { 'function-config': JSON.stringify(config) }
}

/** A durable handler whose executions are over at once, although they may take longer than a caller can wait. */
const atOnce = `${runtime}while next; do answer '{"Status":"SUCCEEDED","Result":"{}"}'; done\n`
const durable = { 'verify-event': '{}', 'function-config': '{"DurableConfig":{"ExecutionTimeout":901}}' }

/** A deploy to one region or more, and the stage that it needs. */
export interface Scenario {
  stage(regions?: Regions): Promise<Sandbox>
  run(sandbox: Sandbox): Promise<RunResult>
}

export const scenarios = {
  'a deploy that builds': { stage: (regions) => standing(regions), run: (sandbox) => deployTo(sandbox) },
  'a deploy to a registry that signs': { stage: signing, run: (sandbox) => deployTo(sandbox) },
  'a deploy of an image that is there': {
    stage: (regions) => standing(regions),
    run: (sandbox) => deployOther(sandbox),
  },
  // The repository is one whose pushes are not scanned.
  'a deploy that waits for a scan': {
    stage: (regions) => standing(regions, { policies: ['deploy', 'scan'] }),
    run: (sandbox) => deployOther(sandbox, { 'scan-severity': 'high' }),
  },
  'a deploy that attests': {
    stage: (regions) => standing(regions, { policies: ['deploy', 'attest'] }),
    run: (sandbox) => {
      const workspace = checkout()
      writeFileSync(join(workspace, 'bom.json'), '{"bomFormat":"CycloneDX"}')
      return deployTo(sandbox, { workspace, inputs: { attest: 'bom.json' } })
    },
  },
  'a first deploy': {
    stage: (regions) => setStage(regions && { regions }),
    run: (sandbox) => deployTo(sandbox, { inputs: { role: executionRole } }),
  },
  'a first deploy on a capacity provider': {
    stage: withCapacityProvider,
    run: (sandbox) => deployOther(sandbox, { role: executionRole }, onProvider),
  },
  'a deploy of the image that the function has': {
    stage: (regions) => standing(regions),
    run: (sandbox) => deployOld(sandbox),
  },
  'a deploy from a repository that Lambda may not read': {
    stage: (regions) => standing(regions, { lambdaMayPull: false }),
    run: (sandbox) => deployOther(sandbox),
  },
  'a deploy that configures': {
    stage: (regions) => standing(regions),
    run: (sandbox) => deployOld(sandbox, configured),
  },
  'a deploy that verifies': {
    stage: (regions) => standing(regions, { durable: true }),
    run: async (sandbox) => {
      const digests: Record<string, string> = {}
      for (const region of sandbox.regions) {
        const repository = { name: 'hello-world', region }
        digests[region] = await givenImage(sandbox, 'two', { repository, files: { bootstrap: atOnce } })
      }
      return deployImages(sandbox, digests, durable)
    },
  },
  'a deploy that creates an alias': {
    stage: (regions) => standing(regions),
    run: (sandbox) => deployOther(sandbox, live),
  },
  'a deploy that shifts traffic, with an alarm': {
    stage: aliased,
    run: (sandbox) => deployOther(sandbox, { ...live, traffic: 'canary 10% 1s', 'rollback-alarms': 'errors' }),
  },
  // A dry run asks for the metrics as well, and takes no three minutes.
  'a deploy that compares versions': {
    stage: aliased,
    run: (sandbox) =>
      deployOther(sandbox, { ...live, traffic: 'canary 10% 5m', 'rollback-on': 'errors 1%', 'dry-run': 'true' }),
  },
  'a deploy that keeps executions ready': {
    stage: aliased,
    run: (sandbox) => deployOther(sandbox, { ...live, 'provisioned-concurrency': '1' }),
  },
  'a deploy that keeps no more executions ready': {
    stage: provisioned,
    run: (sandbox) => deployOther(sandbox, { ...live, 'provisioned-concurrency': '0' }),
  },
  'a deploy that prunes a durable function': {
    stage: (regions) => standing(regions, { durable: true }),
    run: (sandbox) => deployOther(sandbox, { 'keep-versions': '1' }),
  },
  'a release by CodeDeploy': {
    stage: (regions) => grouped(regions),
    run: (sandbox) => deployOther(sandbox, byCodeDeploy),
  },
  'a rollback that stops CodeDeploy': {
    stage: shifting,
    run: (sandbox) => deployTo(sandbox, { inputs: { ...byCodeDeploy, rollback: 'true' } }),
  },
  // Within an account the next role's trust policy is enough by itself.
  'a deploy with roles of two accounts in a chain': { stage: chained, run: deployChained },
} satisfies Record<string, Scenario>

/** The scenario that needs an action. */
const needed: Record<string, keyof typeof scenarios> = {
  'ecr:GetAuthorizationToken': 'a deploy of an image that is there',
  'ecr:DescribeRepositoryCreationTemplates': 'a first deploy',
  'ecr:DescribeRepositories': 'a deploy of an image that is there',
  'ecr:GetSigningConfiguration': 'a deploy that builds',
  'ecr:DescribeImageSigningStatus': 'a deploy to a registry that signs',
  'signer:SignPayload': 'a deploy to a registry that signs',
  'ecr:DescribeImageScanFindings': 'a deploy that waits for a scan',
  'ecr:BatchGetRepositoryScanningConfiguration': 'a deploy that waits for a scan',
  'ecr:StartImageScan': 'a deploy that waits for a scan',
  'ecr:ListImageReferrers': 'a deploy that attests',
  'ecr:CreateRepository': 'a first deploy',
  'ecr:SetRepositoryPolicy': 'a first deploy',
  'ecr:GetRepositoryPolicy': 'a deploy from a repository that Lambda may not read',
  'ecr:BatchCheckLayerAvailability': 'a deploy that builds',
  'ecr:InitiateLayerUpload': 'a deploy that builds',
  'ecr:UploadLayerPart': 'a deploy that builds',
  'ecr:CompleteLayerUpload': 'a deploy that builds',
  'ecr:PutImage': 'a deploy that builds',
  'ecr:BatchGetImage': 'a deploy of an image that is there',
  'ecr:GetDownloadUrlForLayer': 'a deploy of an image that is there',
  'ecr:DescribeImages': 'a deploy that builds',
  'lambda:GetFunction': 'a deploy of an image that is there',
  'lambda:ListVersionsByFunction': 'a deploy of an image that is there',
  'lambda:UpdateFunctionCode': 'a deploy of an image that is there',
  'lambda:PublishVersion': 'a deploy of the image that the function has',
  // It builds nothing.
  'lambda:CreateFunction': 'a first deploy on a capacity provider',
  'iam:PassRole': 'a first deploy on a capacity provider',
  'lambda:PassCapacityProvider': 'a first deploy on a capacity provider',
  'lambda:UpdateFunctionConfiguration': 'a deploy that configures',
  'lambda:TagResource': 'a deploy that configures',
  'lambda:InvokeFunction': 'a deploy that verifies',
  'lambda:GetDurableExecution': 'a deploy that verifies',
  'lambda:GetAlias': 'a deploy that creates an alias',
  'lambda:CreateAlias': 'a deploy that creates an alias',
  'lambda:UpdateAlias': 'a deploy that shifts traffic, with an alarm',
  'cloudwatch:DescribeAlarms': 'a deploy that shifts traffic, with an alarm',
  'cloudwatch:GetMetricData': 'a deploy that compares versions',
  'lambda:GetProvisionedConcurrencyConfig': 'a deploy that keeps executions ready',
  'lambda:PutProvisionedConcurrencyConfig': 'a deploy that keeps executions ready',
  'lambda:DeleteProvisionedConcurrencyConfig': 'a deploy that keeps no more executions ready',
  'lambda:ListAliases': 'a deploy that prunes a durable function',
  'lambda:ListProvisionedConcurrencyConfigs': 'a deploy that prunes a durable function',
  'lambda:ListEventSourceMappings': 'a deploy that prunes a durable function',
  'lambda:ListDurableExecutionsByFunction': 'a deploy that prunes a durable function',
  'lambda:DeleteFunction': 'a deploy that prunes a durable function',
  'codedeploy:GetDeploymentGroup': 'a release by CodeDeploy',
  'codedeploy:CreateDeployment': 'a release by CodeDeploy',
  'codedeploy:GetDeployment': 'a release by CodeDeploy',
  'codedeploy:GetDeploymentConfig': 'a release by CodeDeploy',
  'codedeploy:RegisterApplicationRevision': 'a release by CodeDeploy',
  'codedeploy:ListDeployments': 'a rollback that stops CodeDeploy',
  'codedeploy:StopDeployment': 'a rollback that stops CodeDeploy',
  'sts:AssumeRole': 'a deploy with roles of two accounts in a chain',
}

/** The scenario that needs an action. @throws Error when none does */
export function scenarioOf(action: string): keyof typeof scenarios {
  const name = needed[action]
  if (name === undefined) throw new Error(`No scenario needs ${action}: add one, or drop the action`)
  return name
}
