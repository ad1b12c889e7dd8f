import { clientsFor } from '../aws/clients.ts'
import type { RegionCredentials } from '../aws/credentials.ts'
import { Problem } from '../domain/problem.ts'
import { messageWithoutDetails } from '../domain/text.ts'
import { getFunction } from '../lambda/function.ts'
import type { DeployPlan } from '../plan/plan.ts'

/**
 * Why a preview failed, in words for a public comment. The runner masks secrets in the log only: the words of a build or
 * a function appear only there, and values that are known to be secret are hidden.
 *
 * @param secrets values that the run got
 */
export function publicReason(error: unknown, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.trim() !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), wordsOf(error))
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Problem)) return "The action itself failed: the run's log says how."
  return messageWithoutDetails(error, { brief: true })
}

type Environment = Readonly<Record<string, string | undefined>>

/** Characters from which on the value of a variable is hidden: a `1` or a `dev` is in every other sentence. */
const shortest = 8

/**
 * Values of a run that a comment must not show: what it got for the build, its session names, and the
 * values of variables.
 *
 * @param inherited values of the variables that the preview has from its base function
 */
export function secretsOf({ plans }: DeployPlan, env: Environment, inherited: readonly string[]): string[] {
  return [...plans.values()].flatMap(({ inputs, signIn }) => {
    const { build, githubToken = '', configuration, rehearsal } = inputs
    const given = [...configuration.variables, ...rehearsal.env].map(({ value }) => value)
    return [
      githubToken,
      ...build.secrets.map(({ value }) => value),
      ...build.secretEnvs.map(({ value }) => env[value] ?? ''),
      ...(signIn.kind === 'oidc' ? [signIn.sessionName] : []),
      ...[...given, ...inherited].filter((value) => value.length >= shortest),
    ]
  })
}

/**
 * The values of all variables that the base function has in any region. None of a region whose function can't be
 * read: the preview can't have copied them either.
 */
export async function variablesOfBase(
  of: string,
  regions: DeployPlan['regions'],
  credentials: RegionCredentials,
  signal: AbortSignal,
): Promise<string[]> {
  const functions = await Promise.allSettled(
    regions.map(async (region) => getFunction(clientsFor(region, credentials(region), signal).lambda, of)),
  )
  return functions.flatMap((one) =>
    one.status === 'fulfilled' ? Object.values(one.value?.config.Environment?.Variables ?? {}) : [],
  )
}
