import type { JsonObject } from '../core/json.ts'
import type { DeploymentRecord } from './records.ts'
import { invalid } from './refusals.ts'
import type { Answer, Call, Route } from './route.ts'

/** GitHub Docs, REST API endpoints for artifact metadata. Paths are those after `/orgs/{org}`. */
export const organizationRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/artifacts/metadata/deployment-record',
    operation: 'CreateDeploymentRecord',
    permissions: [{ artifact_metadata: 'write' }],
    docs: 'orgs/artifact-metadata#create-an-artifact-deployment-record',
    answer: create,
  },
]

/** One record for each deployment name of a cluster and environment: a later one replaces it. */
function create({ repository, body }: Call): Answer {
  const { status } = body
  if (status !== 'deployed' && status !== 'decommissioned') throw invalid('DeploymentRecord', 'status', 'invalid')
  const made: DeploymentRecord = {
    status,
    name: required(body, 'name'),
    digest: required(body, 'digest'),
    logicalEnvironment: required(body, 'logical_environment'),
    deploymentName: required(body, 'deployment_name'),
    physicalEnvironment: text(body, 'physical_environment'),
    cluster: text(body, 'cluster'),
    repository: text(body, 'github_repository'),
  }
  if (!/^sha256:[a-f0-9]{64}$/.test(made.digest)) throw invalid('DeploymentRecord', 'digest', 'invalid')
  const { records } = repository
  // "If multiple deployments have identical digest parameter values, the name must also be identical."
  if (records.some(({ digest, name }) => digest === made.digest && name !== made.name)) {
    throw invalid('DeploymentRecord', 'name', 'invalid')
  }
  const present = records.findIndex((one) => placeOf(one) === placeOf(made))
  if (present >= 0) records.splice(present, 1)
  records.push(made)
  return { status: 200, body: { total_count: 1, deployment_records: [body] } }
}

function placeOf(record: DeploymentRecord): string {
  const { logicalEnvironment, physicalEnvironment, cluster, deploymentName } = record
  return [logicalEnvironment, physicalEnvironment, cluster, deploymentName].join(' ')
}

function text(body: JsonObject, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

function required(body: JsonObject, name: string): string {
  const value = text(body, name)
  if (value === '') throw invalid('DeploymentRecord', name, 'missing_field')
  return value
}
