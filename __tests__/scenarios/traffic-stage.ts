import { GetAliasCommand, UpdateAliasCommand, type UpdateAliasCommandInput } from '@aws-sdk/client-lambda'
import type { Sandbox, SandboxOptions } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, vi } from 'vitest'
import { type GivenFunction, givenFunction, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { movedClock } from './moved-clock.ts'
import { helloCheckout, invoke } from './read-back.ts'
import { deploy, lambda, setStage, startDeploy } from './stage.ts'

/** A stage whose function answers `one`, with version 1 on the alias `live`, unless more is `given`. */
export async function liveStage(options?: SandboxOptions, given: Partial<GivenFunction> = {}): Promise<Sandbox> {
  const sandbox = await setStage(options)
  await givenFunction(sandbox, { versions: ['one'], alias: {}, ...given })
  return sandbox
}

/**
 * The step that releases the image of a message to the alias `live`. ECR has the image, so that nothing is built and the
 * run is about the traffic alone.
 */
async function releaseStep(sandbox: Sandbox, message: string, inputs: Readonly<Record<string, string>> = {}) {
  await givenImages(sandbox, [message])
  const image = `${await sandbox.ecr.host()}/hello-world:${message}`
  return { env, inputs: { alias: 'live', 'image-uri': image, ...inputs } }
}

export async function release(
  sandbox: Sandbox,
  message: string,
  inputs?: Readonly<Record<string, string>>,
): Promise<RunResult> {
  return deploy(sandbox, await releaseStep(sandbox, message, inputs))
}

export async function startRelease(
  sandbox: Sandbox,
  message: string,
  inputs?: Readonly<Record<string, string>>,
): Promise<RunHandle> {
  return startDeploy(sandbox, await releaseStep(sandbox, message, inputs))
}

/**
 * Releases with a wait-timeout of a minute, which is over once the run waits for what the test means: its clock is set ahead.
 *
 * @param waits settled when the run waits
 */
export async function releaseTooLate(
  sandbox: Sandbox,
  message: string,
  waits: (run: RunHandle) => Promise<unknown>,
  inputs?: Readonly<Record<string, string>>,
): Promise<RunResult> {
  const clock = movedClock()
  const step = await releaseStep(sandbox, message, { 'wait-timeout': '60s', ...inputs })
  const run = startDeploy(sandbox, { ...step, env: { ...step.env, ...clock.env } })
  await waits(run)
  clock.setAhead(60_000)
  return run.result
}

/** Builds the image of a message, and releases it to the alias `live`. */
export function buildAndRelease(
  sandbox: Sandbox,
  message: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  return deploy(sandbox, { workspace: helloCheckout(message), inputs: { alias: 'live', ...inputs } })
}

/** Rolls the alias `live` back with `rollback: true`. */
export function rollBack(sandbox: Sandbox, inputs?: Readonly<Record<string, string>>): Promise<RunResult> {
  return startRollBack(sandbox, inputs).result
}

export function startRollBack(sandbox: Sandbox, inputs: Readonly<Record<string, string>> = {}): RunHandle {
  return startDeploy(sandbox, { inputs: { alias: 'live', rollback: 'true', ...inputs } })
}

/** The alias `live` in short: `1`, or `1 2=0.1` while traffic is shifted. */
export function routeOf(sandbox: Sandbox, region = 'us-east-1'): string {
  const { aliases } = sandbox.lambda.function({ name: 'hello-world', region })
  const { functionVersion, weights } = aliases.find(({ name }) => name === 'live') ?? {
    functionVersion: '',
    weights: {},
  }
  return [functionVersion, ...Object.entries(weights).map(([version, share]) => `${version}=${share}`)].join(' ')
}

/** Waits until the alias `live` has this route. @throws Error with the log when the run ends before */
export async function reaches(sandbox: Sandbox, route: string, run?: RunHandle, region?: string): Promise<void> {
  let ended: string | undefined
  run?.result.then(({ log }) => {
    ended = log
  })
  const check = () => {
    if (ended !== undefined) return
    expect(routeOf(sandbox, region)).toBe(route)
  }
  await vi.waitFor(check, { timeout: 60_000, interval: 10 })
  if (ended !== undefined && routeOf(sandbox, region) !== route) throw new Error(`It ended before ${route}:\n${ended}`)
}

/** The message that the alias `live` answers an invocation with. */
export async function answerOf(sandbox: Sandbox): Promise<unknown> {
  const answer = await invoke(sandbox, 'live')
  return Object(answer).message
}

/** All traffic of the alias `live` is on one version, which has the image of a message, and answers with it. */
export async function expectWhollyOn(sandbox: Sandbox, version: string, message: string, log: string): Promise<void> {
  expect(routeOf(sandbox), log).toBe(version)
  const { [message]: digest = '' } = await sandbox.ecr.tags('hello-world')
  const found = sandbox.lambda.function('hello-world').versions.find(({ Version }) => Version === version)
  expect(found, log).toMatchObject({ State: 'Active', CodeSha256: digest.replace('sha256:', '') })
  expect(await answerOf(sandbox), log).toBe(message)
}

/** As the account's owner sees it: its description, and the revision. */
export function aliasOf(sandbox: Sandbox) {
  return lambda(sandbox).send(new GetAliasCommand({ FunctionName: 'hello-world', Name: 'live' }))
}

/** Another run or a person changes the alias `live`. */
export function changeAlias(sandbox: Sandbox, change: Omit<UpdateAliasCommandInput, 'FunctionName' | 'Name'>) {
  return lambda(sandbox).send(new UpdateAliasCommand({ FunctionName: 'hello-world', Name: 'live', ...change }))
}
