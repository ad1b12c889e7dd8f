import { randomUUID } from 'node:crypto'
import { findJsonOperation, type JsonProtocol, jsonError } from '../aws/json-rpc.ts'
import type { CloudWatchSandbox } from '../cloudwatch/index.ts'
import type { Service } from '../core/contract.ts'
import type { LambdaSandbox } from '../lambda/index.ts'
import { ALL_AT_ONCE } from './configs.ts'
import { Deployments, type Pace } from './engine.ts'
import { Groups } from './groups.ts'
import { ROLLBACK_EVENTS, type RollbackEvent, type Traffic } from './model.ts'
import { codeDeployOperations } from './operations.ts'

export type { Pace } from './engine.ts'
export type { RollbackEvent, Traffic } from './model.ts'

/** An application for Lambda with a deployment group. Further groups of it are seeded one by one. */
export interface GroupSeed {
  application: string
  group: string
  /** Default the sandbox's first region. */
  region?: string
  /** How it shifts traffic, with intervals in ms; default all at once. Or the name of one of CodeDeploy's own. */
  config?: Traffic | string
  /** Names of alarms in the same region that stop a deployment. */
  alarms?: readonly string[]
  /** What makes CodeDeploy roll back by itself; `true`: all that can. Default nothing. */
  autoRollback?: boolean | readonly RollbackEvent[]
}

/** The sandbox's CodeDeploy, and what tests do to it behind the API's back. */
export interface CodeDeploySandbox extends Service {
  /** May be changed while it runs. */
  readonly pace: Pace
  /** Creates a deployment group, or replaces the one of that name. */
  seed(seed: GroupSeed): void
  /** Ids of all deployments, oldest first, rollbacks too. */
  deployments(): string[]
  /** Deployments stay where they are. */
  stop(): void
}

export interface CodeDeployParts {
  accountId: string
  regions: readonly string[]
  lambda: LambdaSandbox
  cloudwatch: CloudWatchSandbox
}

const PROTOCOL: JsonProtocol = { version: '1.1', target: 'CodeDeploy_20141006.' }

/** CodeDeploy for Lambda: it shifts the aliases of the sandbox's functions and watches the sandbox's alarms. */
export function codeDeployService(parts: CodeDeployParts): CodeDeploySandbox {
  const { accountId: account, lambda, cloudwatch } = parts
  const [firstRegion = 'us-east-1'] = parts.regions
  const pace = { start: 50, finish: 50, now: Date.now }
  const groups = new Groups()
  const deployments = new Deployments(
    {
      functions: lambda.functions,
      setAlias: lambda.setAlias,
      alarmState: (name, region) => cloudwatch.alarm(name, region)?.state,
    },
    pace,
  )
  const operations = codeDeployOperations(groups, deployments)
  return {
    signingName: 'codedeploy',
    operations: Object.keys(operations),
    operation: (request) => findJsonOperation(PROTOCOL, operations, request),
    error: (error, requestId) => jsonError(PROTOCOL, error, requestId),
    pace,
    seed({ application, group: name, region = firstRegion, config = ALL_AT_ONCE, alarms = [], autoRollback = false }) {
      groups.put({
        region,
        account,
        application,
        name,
        id: randomUUID(),
        config: configName(groups, `${application}-${name}`, config),
        alarms,
        rollbackOn: Array.isArray(autoRollback) ? autoRollback : autoRollback ? ROLLBACK_EVENTS : [],
        created: Date.now(),
      })
    },
    deployments: () => deployments.all.map(({ id }) => id),
    stop: () => deployments.stop(),
  }
}

/** A configuration that tests describe is one of the group's own. */
function configName(groups: Groups, own: string, config: Traffic | string): string {
  if (typeof config === 'string') return groups.requireConfig(config).name
  if (config.type === 'AllAtOnce') return ALL_AT_ONCE
  groups.putConfig({ name: own, traffic: config })
  return own
}
