import type { AppSpec } from './appspec.ts'

/** How a deployment shifts traffic. Percentages are those of the new version, intervals ms. */
export type Traffic =
  | { type: 'AllAtOnce' }
  | { type: 'TimeBasedCanary'; percentage: number; interval: number }
  | { type: 'TimeBasedLinear'; percentage: number; interval: number }

export interface DeploymentConfig {
  name: string
  traffic: Traffic
}

export const ROLLBACK_EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] as const
/** What makes CodeDeploy roll back by itself. */
export type RollbackEvent = (typeof ROLLBACK_EVENTS)[number]

/** Which group is meant; an application of that name is taken to exist with its first group. */
export interface GroupId {
  region: string
  account: string
  application: string
  name: string
}

export interface DeploymentGroup extends GroupId {
  id: string
  config: string
  /** Names of CloudWatch alarms in the group's region. */
  alarms: readonly string[]
  rollbackOn: readonly RollbackEvent[]
  /** ms since the epoch. */
  created: number
}

export interface Failure {
  code: 'ALARM_ACTIVE' | 'INVALID_LAMBDA_CONFIGURATION' | 'INVALID_LAMBDA_FUNCTION' | 'MANUAL_STOP'
  message: string
}

export interface RollbackInfo {
  rollbackDeploymentId?: string
  rollbackTriggeringDeploymentId?: string
  rollbackMessage: string
}

/** A deployment. Times are ms since the epoch. */
export interface Deployment {
  id: string
  group: DeploymentGroup
  config: DeploymentConfig
  revision: { content: string; sha256: string }
  /** Absent when the AppSpec can't be understood: `problem` says why. */
  shift: AppSpec | undefined
  problem: string | undefined
  description: string | undefined
  creator: 'user' | 'codeDeployRollback'
  alarms: readonly string[]
  rollbackOn: readonly RollbackEvent[]
  status: 'Created' | 'InProgress' | 'Succeeded' | 'Failed' | 'Stopped'
  created: number
  /** When it became InProgress. */
  started?: number
  completed?: number
  updated: number
  /** Steps of the shift that were taken. */
  steps: number
  /** Traffic of the new version, 0 to 1. */
  weight: number
  failure?: Failure
  rollback?: RollbackInfo
}

export function isActive({ status }: Deployment): boolean {
  return status === 'Created' || status === 'InProgress'
}
