import { type Members, queryError, queryReply } from '../aws/query.ts'
import type { Session, Sessions } from '../aws/sessions.ts'
import { arnParts } from '../core/arn.ts'
import { type Operation, type Service, ServiceError, type ServiceReply, type ServiceRequest } from '../core/contract.ts'
import { RoleCaller } from '../iam/caller.ts'
import { judge } from '../iam/judge.ts'
import { type Iam, type Role, User } from '../iam/roles.ts'
import { type AssumeParameters, readParameters, requireDuration } from './parameters.ts'
import { type KeySource, readWebIdentity } from './web-identity.ts'

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'

export interface StsParts {
  iam: Iam
  sessions: Sessions
  keysOf: KeySource
  /** ms that sessions live, whatever was asked for. */
  sessionLifetime?: number
}

/** The sandbox's STS, and what tests do to it behind the API's back. */
export interface StsSandbox extends Service {
  /** ms that sessions made from now on live, whatever was asked for; undefined: as asked. */
  sessionLifetime: number | undefined
  /** Ends all sessions now, although their owners got a later expiry. */
  expireSessions(): void
  /** Regions in which STS is deactivated, as an administrator can do in IAM's account settings. */
  readonly inactiveRegions: Set<string>
}

/** The Security Token Service: query protocol with XML answers. */
export function stsService(parts: StsParts): StsSandbox {
  const sts: StsSandbox = {
    signingName: 'sts',
    operations: ['AssumeRoleWithWebIdentity', 'AssumeRole', 'GetCallerIdentity'],
    sessionLifetime: parts.sessionLifetime,
    expireSessions: () => parts.sessions.expireAll(),
    inactiveRegions: new Set(),
    operation(request) {
      if (sts.inactiveRegions.has(request.region)) throw notActivated(request)
      return findOperation(request, parts, () => sts.sessionLifetime)
    },
    error: (error, requestId) => queryError(NAMESPACE, error, requestId),
  }
  return sts
}

function findOperation(request: ServiceRequest, parts: StsParts, lifetime: () => number | undefined): Operation {
  const form = new URLSearchParams(request.body.toString())
  const name = form.get('Action') ?? ''
  const start = (role: Role, { sessionName, duration }: AssumeParameters) =>
    parts.sessions.create(role, sessionName, lifetime() ?? duration * 1000)
  // None of these needs a permission that could be judged beforehand: trust policies decide.
  const runs: Record<string, () => Promise<ServiceReply> | ServiceReply> = {
    AssumeRoleWithWebIdentity: () => assumeRoleWithWebIdentity(form, parts, start),
    AssumeRole: () => assumeRole(form, parts, callerOf(request), start),
    GetCallerIdentity: () => getCallerIdentity(callerOf(request)),
  }
  const run = Object.hasOwn(runs, name) ? runs[name] : undefined
  if (run === undefined) throw new ServiceError('InvalidAction', `Could not find operation ${name}`)
  return { name, permissions: [], run }
}

type StartSession = (role: Role, parameters: AssumeParameters) => Session

async function assumeRoleWithWebIdentity(form: URLSearchParams, parts: StsParts, start: StartSession) {
  const parameters = readParameters(form)
  const [, partition, , , account] = arnParts(parameters.roleArn)
  const token = form.get('WebIdentityToken') ?? ''
  const identity = await readWebIdentity(token, { account, partition }, parts.iam, parts.keysOf)
  const role = parts.iam.findRole(parameters.roleArn)
  // A role that does not exist is refused in the same words, so that a caller does not learn which roles there are.
  if (role === undefined || !trusts(role)) {
    throw new ServiceError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403)
  }
  requireDuration(parameters.duration, role, false)
  const session = start(role, parameters)
  return queryReply(NAMESPACE, 'AssumeRoleWithWebIdentity', {
    ...describeSession(session),
    SubjectFromWebIdentityToken: identity.subject,
    Audience: identity.audience,
    Provider: identity.provider,
  })

  function trusts({ trust }: Role): boolean {
    const context = { ...identity.context, 'sts:RoleSessionName': parameters.sessionName }
    const principal = { type: 'Federated' as const, names: [identity.provider] }
    return judge([trust], { action: 'sts:AssumeRoleWithWebIdentity', principal, context }) === 'allowed'
  }
}

function assumeRole(form: URLSearchParams, parts: StsParts, caller: RoleCaller, start: StartSession): ServiceReply {
  const parameters = readParameters(form)
  const role = parts.iam.findRole(parameters.roleArn)
  if (role === undefined) throw mayNotAssume(caller, parameters)
  requireTrust(caller, role, parameters)
  requireDuration(parameters.duration, role, !(caller.role instanceof User))
  return queryReply(NAMESPACE, 'AssumeRole', describeSession(start(role, parameters)))
}

/**
 * The trust policy must allow it, and so must the caller's own policies, but for one case: within an account, a trust
 * policy that names the role itself is enough (IAM User Guide, "Policy evaluation logic"). Which of them does not is told
 * as in "Troubleshoot access denied error messages": of another account's trust policy nothing is said, nor of a role
 * that is missing (both as users quoted it).
 */
function requireTrust(caller: RoleCaller, role: Role, parameters: AssumeParameters): void {
  const action = 'sts:AssumeRole'
  const context = { 'sts:RoleSessionName': parameters.sessionName }
  const own = caller.judge({ action, resource: role.arn, context })
  const trusted = (names: string[]) => judge([role.trust], { action, context, principal: { type: 'AWS', names } })
  const trust = trusted(caller.principal.names)
  const sameAccount = caller.role.account === role.account
  if (own === 'denied') throw mayNotAssume(caller, parameters, 'with an explicit deny in an identity-based policy')
  if (trust !== 'allowed' && !sameAccount) throw mayNotAssume(caller, parameters)
  if (trust === 'denied') throw mayNotAssume(caller, undefined, 'with an explicit deny in the role trust policy')
  if (trust !== 'allowed') {
    throw mayNotAssume(caller, undefined, `because no role trust policy allows the ${action} action`)
  }
  if (own === 'allowed' || (sameAccount && trusted([caller.arn, caller.role.arn]) === 'allowed')) return
  throw mayNotAssume(caller, parameters, `because no identity-based policy allows the ${action} action`)
}

function mayNotAssume(caller: RoleCaller, parameters?: AssumeParameters, reason?: string): ServiceError {
  const resource = parameters && `on resource: ${parameters.roleArn}`
  const words = [`User: ${caller.arn} is not authorized to perform: sts:AssumeRole`, resource, reason]
  return new ServiceError('AccessDenied', words.filter(Boolean).join(' '), 403)
}

function getCallerIdentity(caller: RoleCaller): ServiceReply {
  return queryReply(NAMESPACE, 'GetCallerIdentity', {
    Arn: caller.arn,
    UserId: `${caller.role.id}:${caller.sessionName}`,
    Account: caller.role.account,
  })
}

/** As users quoted it. The account is that of the role. */
function notActivated({ account, body }: ServiceRequest): ServiceError {
  const [, , , , ofRole] = arnParts(new URLSearchParams(body.toString()).get('RoleArn') ?? '')
  return new ServiceError(
    'RegionDisabledException',
    `STS is not activated in this region for account:${ofRole || account}. Your account administrator can activate STS in this region using the IAM Console.`,
    403,
  )
}

function describeSession({ accessKeyId, secretAccessKey, sessionToken, expires, role, name }: Session): Members {
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: new Date(expires).toISOString().replace(/\.\d+Z$/, 'Z'),
    },
    AssumedRoleUser: { AssumedRoleId: `${role.id}:${name}`, Arn: role.sessionArn(name) },
  }
}

function callerOf({ caller }: ServiceRequest): RoleCaller {
  if (caller instanceof RoleCaller) return caller
  throw new ServiceError('AccessDenied', 'Request is missing Authentication Token', 403)
}
