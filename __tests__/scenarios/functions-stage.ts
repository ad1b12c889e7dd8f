import { readFileSync } from 'node:fs'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { givenFunction } from './given.ts'
import { helloCheckout } from './read-back.ts'
import { documented, lambda, openStage } from './stage.ts'

/** A stage whose policies are those of docs/iam, for functions and repositories of any name. */
export async function functionsStage(
  names: readonly string[],
  regions: readonly string[] = ['us-east-1'],
): Promise<Sandbox> {
  const sandbox = await openStage({ regions })
  const named = (policy: string) =>
    JSON.parse(
      JSON.stringify(documented(policy))
        .replaceAll(/(?<=[:/])hello-world/g, '*')
        .replaceAll(':us-east-1:', ':*:'),
    )
  sandbox.iam.setPolicies('deploy', ['deploy', 'release'].map(named))
  for (const region of regions) {
    for (const name of names) await givenFunction(sandbox, { name, region, versions: ['before'], alias: {} })
  }
  return sandbox
}

/** A checkout of a function that answers with what it is started with. */
export function commandCheckout(): string {
  const text = readFileSync(new URL('../../examples/hello/bootstrap', import.meta.url), 'utf8')
  return helloCheckout('one', { bootstrap: text.replace(/^message=.*$/m, 'message=$1') })
}

/** What the function answers with at its alias `live`. */
export async function answer(sandbox: Sandbox, name: string): Promise<string> {
  const request = { FunctionName: name, Qualifier: 'live', Payload: '{}' }
  const { Payload } = await lambda(sandbox).send(new InvokeCommand(request))
  return JSON.parse(Payload?.transformToString() ?? '').message
}

/** The version that the alias `live` of each function is on. */
export function liveVersions(sandbox: Sandbox): Record<string, string | undefined> {
  return Object.fromEntries(
    sandbox.lambda.functions().map(({ name }) => {
      const { aliases } = sandbox.lambda.function(name)
      return [name, aliases.find((alias) => alias.name === 'live')?.functionVersion]
    }),
  )
}

/** What `results` says of a function. */
export interface ToldOfFunction {
  version: string
  changed: boolean
  error?: string
}

/** What `results` says of the first region, and of its functions. */
export function toldOfFunctions({ outputs, log }: RunResult): ToldOfFunction & {
  functions: Record<string, ToldOfFunction>
} {
  if (outputs.results === undefined) throw new Error(`There are no results:\n${log}`)
  return JSON.parse(outputs.results)['us-east-1']
}
