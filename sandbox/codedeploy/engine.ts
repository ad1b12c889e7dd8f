import { randomBytes } from 'node:crypto'
import type { AlarmState } from '../cloudwatch/index.ts'
import { messageOf } from '../core/message.ts'
import type { FunctionState, Which } from '../lambda/index.ts'
import type { AppSpec } from './appspec.ts'
import { ALL_AT_ONCE, stepsOf } from './configs.ts'
import { ALIAS_ELSEWHERE, alarmsActive, invalidConfiguration, invalidFunction, linked } from './failures.ts'
import { type Deployment, type Failure, isActive, type RollbackEvent } from './model.ts'

/** What CodeDeploy does to the rest of the sandbox, and sees of it. */
export interface Surroundings {
  functions(): FunctionState[]
  setAlias(which: Which, alias: string, to: { functionVersion: string; weights: Record<string, number> }): void
  alarmState(name: string, region: string): AlarmState | undefined
}

/** How a deployment ends before its time. */
interface EarlyEnd {
  status: 'Failed' | 'Stopped'
  failure: Failure
  reason: RollbackEvent
  /** Default: whether the deployment is to be rolled back for this reason. */
  rollback?: boolean | undefined
}

/** How long CodeDeploy takes, in ms. */
export interface Pace {
  /** From Created to InProgress. */
  start: number
  /** From the last step of the shift to Succeeded. */
  finish: number
  /** CodeDeploy's own time, ms since the epoch. */
  now(): number
}

/** ms between two reads of the alarms and of the clock. */
const TICK = 10

/** All deployments, and what moves them on: a clock that runs only while one of them is active. */
export class Deployments {
  readonly all: Deployment[] = []
  readonly #surroundings: Surroundings
  readonly #pace: Pace
  #clock: NodeJS.Timeout | undefined

  constructor(surroundings: Surroundings, pace: Pace) {
    this.#surroundings = surroundings
    this.#pace = pace
  }

  find(id: string): Deployment | undefined {
    return this.all.find((one) => one.id === id)
  }

  add(
    created: Pick<Deployment, 'group' | 'config' | 'revision' | 'shift' | 'problem' | 'alarms' | 'rollbackOn'> &
      Partial<Deployment>,
  ): Deployment {
    const now = this.#pace.now()
    const deployment: Deployment = {
      id: newId(),
      description: undefined,
      creator: 'user',
      status: 'Created',
      created: now,
      updated: now,
      steps: 0,
      weight: 0,
      ...created,
    }
    this.all.push(deployment)
    this.#clock ??= setInterval(() => this.#tick(), TICK)
    return deployment
  }

  /** Ends a deployment before its time, and rolls it back when it is to be. */
  end(deployment: Deployment, { status, failure, reason, rollback }: EarlyEnd): void {
    this.#complete(deployment, status)
    deployment.failure = failure
    if ((rollback ?? deployment.rollbackOn.includes(reason)) && deployment.creator === 'user')
      this.#rollBack(deployment)
  }

  /** No deployment moves any more. */
  stop(): void {
    clearInterval(this.#clock)
    this.#clock = undefined
  }

  #tick(): void {
    for (const deployment of this.all.filter(isActive)) this.#advance(deployment, this.#pace.now())
    if (!this.all.some(isActive)) this.stop()
  }

  #advance(deployment: Deployment, now: number): void {
    const { group, alarms } = deployment
    const active = alarms.filter((name) => this.#surroundings.alarmState(name, group.region) === 'ALARM')
    if (active.length > 0) {
      this.end(deployment, { status: 'Stopped', failure: alarmsActive(active), reason: 'DEPLOYMENT_STOP_ON_ALARM' })
      return
    }
    if (deployment.status === 'Created') {
      if (now < deployment.created + this.#pace.start) return
      Object.assign(deployment, { status: 'InProgress', started: now, updated: now })
      const problem = this.#problemOf(deployment)
      // Nothing was touched, so there is nothing to roll back.
      if (problem !== undefined) {
        this.end(deployment, { status: 'Failed', failure: problem, reason: 'DEPLOYMENT_FAILURE', rollback: false })
      }
    }
    if (deployment.shift !== undefined && deployment.status === 'InProgress') {
      this.#shift(deployment, deployment.shift, deployment.started ?? now, now)
    }
  }

  #shift(deployment: Deployment, shift: AppSpec, started: number, now: number): void {
    const steps = stepsOf(deployment.config.traffic)
    const due = steps.filter(({ after }) => started + after <= now).length
    if (due > deployment.steps) {
      const weight = steps[due - 1]?.weight ?? 1
      const { currentVersion, targetVersion } = shift
      const moved =
        weight === 1
          ? this.#move(deployment, shift, targetVersion, {})
          : this.#move(deployment, shift, currentVersion, { [targetVersion]: weight })
      if (!moved) return
      Object.assign(deployment, { steps: due, weight, updated: now })
    }
    const last = steps.at(-1)?.after ?? 0
    if (now >= started + last + this.#pace.finish) this.#complete(deployment, 'Succeeded')
  }

  /** A rollback is a deployment of its own, in the other direction and all at once. */
  #rollBack(deployment: Deployment): void {
    const { group, revision, shift } = deployment
    const rollback = this.add({
      group,
      revision,
      config: { name: ALL_AT_ONCE, traffic: { type: 'AllAtOnce' } },
      shift: shift && { ...shift, currentVersion: shift.targetVersion, targetVersion: shift.currentVersion },
      problem: deployment.problem,
      creator: 'codeDeployRollback',
      alarms: [],
      rollbackOn: [],
    })
    const infos = linked(deployment, rollback)
    deployment.rollback = infos.stopped
    rollback.rollback = infos.rollback
  }

  /** Why a deployment can't start. A rollback finds the alias wherever the other left it. */
  #problemOf({ problem, shift, group, creator }: Deployment): Failure | undefined {
    if (problem !== undefined || shift === undefined) return invalidConfiguration(problem ?? '')
    const { functionName, alias: name, currentVersion, targetVersion } = shift
    const found = this.#surroundings
      .functions()
      .find((one) => one.name === functionName && one.region === group.region && one.account === group.account)
    if (found === undefined) return invalidFunction(`There is no function ${functionName}.`)
    const alias = found.aliases.find((one) => one.name === name)
    if (alias === undefined) return invalidFunction(`${functionName} has no alias ${name}.`)
    const published = found.versions.map((version) => version.Version)
    if (!published.includes(targetVersion)) return invalidFunction(`${functionName} has no version ${targetVersion}.`)
    if (creator === 'codeDeployRollback') return undefined
    // Quoted: CodeDeploy says no more than that when there is nothing to shift.
    if (currentVersion === targetVersion) return invalidConfiguration('')
    if (alias.functionVersion !== currentVersion) return invalidConfiguration(ALIAS_ELSEWHERE)
    return undefined
  }

  /** Sets the alias. A function, version or alias that is deleted meanwhile fails the deployment. */
  #move(
    deployment: Deployment,
    { functionName, alias }: AppSpec,
    version: string,
    weights: Record<string, number>,
  ): boolean {
    const { region, account } = deployment.group
    try {
      this.#surroundings.setAlias({ name: functionName, region, account }, alias, { functionVersion: version, weights })
      return true
    } catch (error) {
      const detail = messageOf(error)
      this.end(deployment, { status: 'Failed', failure: invalidFunction(detail), reason: 'DEPLOYMENT_FAILURE' })
      return false
    }
  }

  #complete(deployment: Deployment, status: 'Succeeded' | 'Failed' | 'Stopped'): void {
    const now = this.#pace.now()
    Object.assign(deployment, { status, completed: now, updated: now })
  }
}

/** `d-` and nine letters or digits. */
function newId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
  return `d-${[...randomBytes(9)].map((byte) => letters[byte % letters.length]).join('')}`
}
