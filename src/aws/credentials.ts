import { defaultProvider } from '@aws-sdk/credential-provider-node'
import { member } from '../domain/json.ts'
import type { Output } from '../domain/output.ts'
import { Problem, problemAnd } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import { withFullStop } from '../domain/text.ts'
import type { SignIn } from '../plan/plan.ts'
import { assumeNext, assumeWithToken } from './assume-role.ts'
import { clock } from './clock.ts'
import { connection } from './connection.ts'
import { hasCode } from './error.ts'
import { explain } from './explain.ts'
import type { CredentialSource, SessionCredentials } from './session-credentials.ts'

/** What signing in needs of the run. */
export interface SignInTools extends Pick<Output, 'mask'> {
  signal: AbortSignal
}

/** The credentials for each region of a run. */
export type RegionCredentials = (region: Region) => CredentialSource

/**
 * Prepares the sign-ins of a run: one for each distinct role, whichever regions it is for. A session serves all regions
 * of its partition, also those that an account opts in to, because it comes from the STS of a region and not from the
 * global one (IAM user guide, "Manage AWS STS in an AWS Region": tokens of version 2).
 */
export function credentialsIn(plans: ReadonlyMap<Region, { signIn: SignIn }>, tools: SignInTools): RegionCredentials {
  const keyOf = ({ signIn }: { signIn: SignIn }) => (signIn.kind === 'ambient' ? '' : signIn.roles.join('\n'))
  const sources = new Map<string, CredentialSource>()
  for (const plan of plans.values()) {
    const shared = [...plans].flatMap(([region, other]) => (keyOf(other) === keyOf(plan) ? [region] : []))
    // A role's own regions come first; all the others of the run are there for when their STS is down.
    const regions = [...new Set([...shared, ...plans.keys()])]
    if (!sources.has(keyOf(plan))) sources.set(keyOf(plan), credentialSource(plan.signIn, regions, tools))
  }
  return (region) => {
    const plan = plans.get(region)
    const source = plan && sources.get(keyOf(plan))
    if (source === undefined) throw new Error(`no role or credentials for ${region}`)
    return source
  }
}

/** The SDK's own margin: credentials that are this close to their end are not used for another request. */
const margin = 5 * 60_000

/**
 * Prepares the sign-in. It starts when the source is called for the first time, and masks the credentials in the log
 * before it returns them.
 *
 * @param regions the regions whose STS to call, in this order when one does not answer; one at least
 */
function credentialSource(signIn: SignIn, regions: readonly Region[], { signal, mask }: SignInTools): CredentialSource {
  if (signIn.kind === 'ambient') return refreshing(ambient(signIn, regions[0] ?? '', signal), mask)
  const sts = { regions, signal }
  const next = (previous: CredentialSource, role: string) =>
    refreshing(() => assumeNext(previous, role, signIn, sts), mask)
  const [first, ...chain] = signIn.roles
  if (signIn.kind === 'ambient-role') {
    const keys = refreshing(ambientForRole(signIn, regions[0] ?? '', signal), mask)
    const assume = () =>
      assumeNext(keys, first, signIn, sts).catch((error: unknown) => Promise.reject(orWithout(error)))
    return chain.reduce(next, refreshing(assume, mask))
  }
  const start = refreshing(() => assumeWithToken(signIn, first, sts), mask)
  return chain.reduce(next, start)
}

type AmbientSignIn = Extract<SignIn, { kind: 'ambient' }>

/** The chain of every AWS tool: environment, web identity file, container, instance. */
function ambient({ missing }: AmbientSignIn, region: Region, signal: AbortSignal): CredentialSource {
  // Those of a profile or a token file come from STS or another service, which clients inside of the provider call.
  // Each kind of provider hands on one of the two.
  const { requestHandler } = connection(region, signal)
  const config = { region, requestHandler }
  const provide = defaultProvider({ clientConfig: config, parentClientConfig: config })
  return async () => {
    try {
      return await provide()
    } catch (error) {
      const problem = explain(error, 'There are no AWS credentials')
      throw missing === undefined ? problem : problemAnd(problem, missing)
    }
  }
}

/** The same where a role is to be assumed with them: a token would do, too. */
function ambientForRole(
  { missing }: Extract<SignIn, { kind: 'ambient-role' }>,
  region: Region,
  signal: AbortSignal,
): CredentialSource {
  const provide = ambient({ kind: 'ambient' }, region, signal)
  return () =>
    provide().catch((error: unknown) => {
      const none = error instanceof Problem && member(error.cause, 'name') === 'CredentialsProviderError'
      throw none ? new Problem(missing, { cause: error }) : error
    })
}

/** An earlier step may have signed in as that very role, which need not trust itself. */
function orWithout(error: unknown): unknown {
  const [finding] = error instanceof Problem && hasCode(error.cause, 'AccessDenied') ? error.findings : []
  if (finding === undefined) return error
  const remedy = `${withFullStop(finding.remedy)} Or leave role-to-assume out: the credentials of the environment deploy then.`
  return new Problem({ ...finding, remedy }, { cause: error })
}

/** Shares one sign-in between all clients, and masks what it gave. */
function refreshing(signIn: CredentialSource, mask: Output['mask']): CredentialSource {
  let current: Promise<SessionCredentials> | undefined
  let expiration = Number.POSITIVE_INFINITY
  return () => {
    if (current === undefined || clock.now() > expiration - margin) {
      expiration = Number.POSITIVE_INFINITY
      current = signIn().then((credentials) => {
        const { accessKeyId, secretAccessKey, sessionToken } = credentials
        for (const secret of [accessKeyId, secretAccessKey, sessionToken]) if (secret) mask(secret)
        expiration = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY
        return credentials
      })
      current.catch(() => {
        current = undefined
      })
    }
    return current
  }
}
