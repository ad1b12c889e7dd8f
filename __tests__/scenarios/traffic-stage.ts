import { GetAliasCommand, UpdateAliasCommand, type UpdateAliasCommandInput } from '@aws-sdk/client-lambda'
import type { Sandbox, SandboxOptions } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, vi } from 'vitest'
import { helloCheckout, invoke } from './read-back.ts'
import { create, deploy, lambda, setStage, startDeploy } from './stage.ts'

/** A stage whose function answers `one`, with version 1 on the alias `live`. */
export async function liveStage(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await setStage(options)
  const first = await create(sandbox, { workspace: helloCheckout('one'), inputs: { alias: 'live' } })
  expect(first.outputs, first.log).toMatchObject({ version: '1', changed: 'true' })
  sandbox.requests.clear()
  return sandbox
}

/** The step that releases an image to the alias `live`; the image differs with `message`. */
export function releaseStep(message: string, inputs: Readonly<Record<string, string>> = {}) {
  return { workspace: helloCheckout(message), inputs: { alias: 'live', ...inputs } }
}

export function release(sandbox: Sandbox, message: string, inputs?: Record<string, string>): Promise<RunResult> {
  return deploy(sandbox, releaseStep(message, inputs))
}

export function startRelease(sandbox: Sandbox, message: string, inputs?: Record<string, string>): RunHandle {
  return startDeploy(sandbox, releaseStep(message, inputs))
}

/** Puts the alias `live` back with `rollback: true`. */
export function rollBack(sandbox: Sandbox, inputs: Readonly<Record<string, string>> = {}): Promise<RunResult> {
  return deploy(sandbox, { inputs: { alias: 'live', rollback: 'true', ...inputs } })
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

/** Waits until the alias `live` goes so. @throws Error with the log when the run ends before */
export async function reaches(sandbox: Sandbox, route: string, run?: RunHandle, region?: string): Promise<void> {
  let ended: string | undefined
  run?.result.then(({ log }) => {
    ended = log
  })
  const look = () => {
    if (ended !== undefined) return
    expect(routeOf(sandbox, region)).toBe(route)
  }
  await vi.waitFor(look, { timeout: 20_000, interval: 10 })
  if (ended !== undefined && routeOf(sandbox, region) !== route) throw new Error(`It ended before ${route}:\n${ended}`)
}

/** The message that the alias `live` answers an invocation with. */
export async function answerOf(sandbox: Sandbox): Promise<unknown> {
  const answer = await invoke(sandbox, 'live')
  return Object(answer).message
}

/** All traffic of the alias `live` is on one version, and answered by it. */
export async function expectWhollyOn(sandbox: Sandbox, version: string, message: string, log: string): Promise<void> {
  expect(routeOf(sandbox), log).toBe(version)
  expect(await answerOf(sandbox), log).toBe(message)
}

/** As the account's owner sees it: its description, and the revision. */
export function aliasOf(sandbox: Sandbox) {
  return lambda(sandbox).send(new GetAliasCommand({ FunctionName: 'hello-world', Name: 'live' }))
}

/** Somebody else changes the alias `live`. */
export function changeAlias(sandbox: Sandbox, change: Omit<UpdateAliasCommandInput, 'FunctionName' | 'Name'>) {
  return lambda(sandbox).send(new UpdateAliasCommand({ FunctionName: 'hello-world', Name: 'live', ...change }))
}
