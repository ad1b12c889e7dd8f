import type { Deployment, Failure, RollbackInfo } from './model.ts'

/** Why a deployment ended. The texts of alarms, of the AppSpec and of rollbacks are as users of the service quote them. */

export function alarmsActive(names: readonly string[]): Failure {
  const list = names.map((name) => `<${name}>`).join(' ')
  return {
    code: 'ALARM_ACTIVE',
    message: `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: ${list}`,
  }
}

export function invalidConfiguration(detail: string): Failure {
  const text =
    'The deployment failed because the AppSpec file that specifies the AWS Lambda deployment configuration is missing or has an invalid configuration.'
  return { code: 'INVALID_LAMBDA_CONFIGURATION', message: `${text} ${detail}`.trimEnd() }
}

/** Another run moved the alias, or the AppSpec is of another deploy. */
export const ALIAS_ELSEWHERE = 'The Lambda function alias version does not match the current version in AppSpec file.'

export function invalidFunction(detail: string): Failure {
  return {
    code: 'INVALID_LAMBDA_FUNCTION',
    message: `The deployment failed because the Lambda function in the AppSpec file can't be deployed to. ${detail}`,
  }
}

export const STOPPED: Failure = { code: 'MANUAL_STOP', message: 'The deployment was stopped by a user.' }

/** The same from both ends. */
export function linked(stopped: Deployment, rollback: Deployment): { stopped: RollbackInfo; rollback: RollbackInfo } {
  return {
    stopped: {
      rollbackDeploymentId: rollback.id,
      rollbackMessage: `Deployment ${stopped.id} terminated. Automatic rollback is triggered with a DeploymentId ${rollback.id}.`,
    },
    rollback: {
      rollbackTriggeringDeploymentId: stopped.id,
      rollbackMessage: `Deployment ${rollback.id} is triggered to roll back deployment ${stopped.id}.`,
    },
  }
}
