import type { JsonCall, JsonOperation } from '../aws/json-rpc.ts'
import { partitionOf } from '../core/arn.ts'
import type { Permission } from '../core/contract.ts'
import { flag, optionalText, optionalTexts } from '../core/fields.ts'
import { createDeployment, groupIdOf } from './create.ts'
import type { Deployments } from './engine.ts'
import { STOPPED } from './failures.ts'
import type { Groups } from './groups.ts'
import { type Deployment, isActive } from './model.ts'
import { alreadyCompleted, noDeployment, noTarget, required } from './refusals.ts'
import { targetId, writeConfig, writeDeployment, writeGroup, writeTarget } from './write.ts'

/** The operations, each with its permissions (Service Authorization Reference, "AWS CodeDeploy"). */
export function codeDeployOperations(groups: Groups, deployments: Deployments): Record<string, JsonOperation> {
  return {
    GetApplication: {
      permissions: (call) => [permission(call, 'GetApplication', 'application', applicationOf(call))],
      run(call) {
        const { region, account } = call.request
        const application = applicationOf(call)
        const created = groups.requireApplication({ region, account, application })
        return {
          application: {
            applicationId: application,
            applicationName: application,
            computePlatform: 'Lambda',
            createTime: created / 1000,
            linkedToGitHub: false,
          },
        }
      },
    },

    GetDeploymentGroup: {
      permissions: (call) => [onGroup(call, 'GetDeploymentGroup', groupIdOf(call))],
      run: (call) => ({ deploymentGroupInfo: writeGroup(groups.require(groupIdOf(call)), deployments.all) }),
    },

    GetDeploymentConfig: {
      permissions: (call) => [permission(call, 'GetDeploymentConfig', 'deploymentconfig', configOf(call))],
      run: (call) => ({ deploymentConfigInfo: writeConfig(groups.requireConfig(configOf(call))) }),
    },

    CreateDeployment: {
      // It reads its configuration and registers its revision, each with a permission of its own.
      permissions(call) {
        const id = groupIdOf(call)
        const config = optionalText(call.fields, 'deploymentConfigName') ?? groups.find(id)?.config
        return [
          onGroup(call, 'CreateDeployment', id),
          ...(config === undefined ? [] : [permission(call, 'GetDeploymentConfig', 'deploymentconfig', config)]),
          permission(call, 'RegisterApplicationRevision', 'application', id.application),
        ]
      },
      run: (call) => ({ deploymentId: createDeployment(call, groups, deployments).id }),
    },

    GetDeployment: {
      // A deployment that is not there belongs to no group; `run` says so.
      permissions(call) {
        const found = deployments.find(optionalText(call.fields, 'deploymentId') ?? '')
        return found === undefined ? [] : [onGroup(call, 'GetDeployment', found.group)]
      },
      run: (call) => ({ deploymentInfo: writeDeployment(requireDeployment(call, deployments)) }),
    },

    ListDeployments: {
      permissions: (call) => [onGroup(call, 'ListDeployments', groupIdOf(call))],
      run(call) {
        const { id } = groups.require(groupIdOf(call))
        const statuses = optionalTexts(call.fields, 'includeOnlyStatuses')
        const found = deployments.all.filter(
          (one) => one.group.id === id && (statuses === undefined || statuses.includes(one.status)),
        )
        return { deployments: found.map((one) => one.id).toReversed() }
      },
    },

    StopDeployment: {
      permissions: () => onAll('StopDeployment'),
      run(call) {
        const deployment = requireDeployment(call, deployments)
        if (!isActive(deployment)) throw alreadyCompleted(deployment.id)
        const asked =
          call.fields.autoRollbackEnabled === undefined ? undefined : flag(call.fields, 'autoRollbackEnabled')
        deployments.end(deployment, {
          status: 'Stopped',
          failure: STOPPED,
          reason: 'DEPLOYMENT_STOP_ON_REQUEST',
          rollback: asked,
        })
        return { status: 'Succeeded', statusMessage: 'No more commands will be scheduled for execution' }
      },
    },

    ListDeploymentTargets: {
      permissions: () => onAll('ListDeploymentTargets'),
      run: (call) => ({ targetIds: [targetId(requireDeployment(call, deployments)) ?? []].flat() }),
    },

    GetDeploymentTarget: {
      permissions: () => onAll('GetDeploymentTarget'),
      run(call) {
        const id = optionalText(call.fields, 'targetId')
        if (id === undefined) throw required('DeploymentTargetId')
        return { deploymentTarget: requireTarget(requireDeployment(call, deployments), id) }
      },
    },

    BatchGetDeploymentTargets: {
      permissions: () => onAll('BatchGetDeploymentTargets'),
      run(call) {
        const deployment = requireDeployment(call, deployments)
        const ids = optionalTexts(call.fields, 'targetIds')
        if (ids === undefined) throw required('DeploymentTargetId')
        return { deploymentTargets: ids.map((id) => requireTarget(deployment, id)) }
      },
    },
  }
}

function permission({ request }: JsonCall, operation: string, type: string, name: string): Permission {
  const { region, account } = request
  const resource = `arn:${partitionOf(region)}:codedeploy:${region}:${account}:${type}:${name}`
  return { action: `codedeploy:${operation}`, resource }
}

function onGroup(call: JsonCall, operation: string, { application, name }: { application: string; name: string }) {
  return permission(call, operation, 'deploymentgroup', `${application}/${name}`)
}

/** Operations that have no resource types. */
function onAll(operation: string): Permission[] {
  return [{ action: `codedeploy:${operation}`, resource: '*' }]
}

function applicationOf({ fields }: JsonCall): string {
  const name = optionalText(fields, 'applicationName')
  if (name === undefined) throw required('ApplicationName')
  return name
}

function configOf({ fields }: JsonCall): string {
  const name = optionalText(fields, 'deploymentConfigName')
  if (name === undefined) throw required('DeploymentConfigName')
  return name
}

/** @throws ServiceError DeploymentIdRequiredException, DeploymentDoesNotExistException */
function requireDeployment({ request: { region, account }, fields }: JsonCall, deployments: Deployments): Deployment {
  const id = optionalText(fields, 'deploymentId')
  if (id === undefined) throw required('DeploymentId')
  const found = deployments.find(id)
  if (found === undefined || found.group.region !== region || found.group.account !== account) throw noDeployment(id)
  return found
}

function requireTarget(deployment: Deployment, id: string): object {
  const target = writeTarget(deployment)
  if (target === undefined || targetId(deployment) !== id) throw noTarget(id)
  return target
}
