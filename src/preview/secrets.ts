import { clientsFor } from '../aws/clients.ts'
import type { RegionCredentials } from '../aws/credentials.ts'
import { getFunction } from '../lambda/function.ts'
import type { DeployPlan } from '../plan/decide.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Characters from which on the value of a variable is hidden: a `1` or a `dev` is in every other sentence. */
const shortest = 8

/**
 * Values of a run that must not be read in a comment: what it was handed for the build, its session names, and the
 * values of variables.
 *
 * @param inherited values of the variables that the preview has from its base function
 */
export function secretsOf({ places }: DeployPlan, env: Environment, inherited: readonly string[]): string[] {
  return [...places.values()].flatMap(({ settings, signIn }) => {
    const { build, githubToken = '', configuration, rehearsal } = settings
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
 * looked at: the preview can't have copied them either.
 */
export async function variablesOfBase(
  of: string,
  regions: DeployPlan['regions'],
  credentials: RegionCredentials,
  signal: AbortSignal,
): Promise<string[]> {
  const looked = await Promise.allSettled(
    regions.map(async (region) => getFunction(clientsFor(region, credentials(region), signal).lambda, of)),
  )
  return looked.flatMap((one) =>
    one.status === 'fulfilled' ? Object.values(one.value?.config.Environment?.Variables ?? {}) : [],
  )
}
