import type { Arn } from '../core/arn.ts'
import { type Caller, type Permission, ServiceError } from '../core/contract.ts'
import { GUARD_KINDS, type GuardKind, judgeByGuard } from './guards.ts'
import { type Judgement, judge, type PolicyPrincipal } from './judge.ts'
import type { Role } from './roles.ts'

/** A session of a role that calls a service in a region. The role's policies are read again at each judgement. */
export class RoleCaller implements Caller {
  readonly role: Role
  readonly sessionName: string
  readonly #region: string

  constructor(role: Role, sessionName: string, region: string) {
    this.role = role
    this.sessionName = sessionName
    this.#region = region
  }

  get arn(): Arn {
    return this.role.sessionArn(this.sessionName)
  }

  /** As resource policies and trust policies name the caller. */
  get principal(): PolicyPrincipal {
    const { account, arn, partition } = this.role
    return { type: 'AWS', names: [this.arn, arn, `arn:${partition}:iam::${account}:root`, account] }
  }

  /** The same session, calling another region. */
  in(region: string): RoleCaller {
    return new RoleCaller(this.role, this.sessionName, region)
  }

  allows(action: string, resource: Arn, context: Record<string, string> = {}): boolean {
    return this.judge({ action, resource, context }) === 'allowed'
  }

  judge(permission: Permission): Judgement {
    return this.#denial(permission)?.judgement ?? 'allowed'
  }

  /**
   * Judges a permission by the role's own policies and by those that limit it.
   *
   * @throws ServiceError AccessDeniedException in AWS's words
   */
  require(permission: Permission): void {
    const found = this.#denial(permission)
    if (found !== undefined) throw denied(this.arn, permission, found.judgement, found)
  }

  /** What denies a permission; undefined when it is allowed. A statement that denies comes before silence. */
  #denial({ action, resource, context = {} }: Permission): Denial | undefined {
    const request = {
      action,
      resource,
      context: {
        'aws:PrincipalArn': this.role.arn,
        'aws:PrincipalAccount': this.role.account,
        'aws:RequestedRegion': this.#region,
        ...context,
      },
    }
    const guards = GUARD_KINDS.flatMap((kind) => this.role.guards.get(kind) ?? [])
    const judged = [
      ...guards.map(({ kind: by, arn, ...guard }) => ({
        by,
        judgement: judgeByGuard({ kind: by, ...guard }, { ...request, principal: this.principal }),
        ...(arn !== undefined && { policy: arn }),
      })),
      { by: 'identity-based policy' as const, judgement: judge(this.role.policies, request) },
    ]
    const { denied: [explicit] = [], 'not-allowed': [silent] = [] } = Object.groupBy(judged, (one) => one.judgement)
    const found = explicit ?? silent
    return found && found.judgement !== 'allowed' ? { ...found, judgement: found.judgement } : undefined
  }
}

/** Which policy denies, in AWS's words. */
interface DenyingPolicy {
  by: GuardKind | 'identity-based policy' | 'resource-based policy'
  /** Its ARN. */
  policy?: string
}

interface Denial extends DenyingPolicy {
  judgement: Exclude<Judgement, 'allowed'>
}

/** AWS's words for a denial (IAM User Guide, "Troubleshoot access denied error messages"). */
export function denied(
  caller: Arn,
  { action, resource }: Permission,
  judgement: Exclude<Judgement, 'allowed'>,
  { by, policy }: DenyingPolicy = { by: 'identity-based policy' },
): ServiceError {
  const article = by === 'identity-based policy' ? 'an' : 'a'
  const reason =
    judgement === 'denied'
      ? `with an explicit deny in ${article} ${by}${policy === undefined ? '' : `: ${policy}`}`
      : `because no ${by} allows the ${action} action`
  return new ServiceError(
    'AccessDeniedException',
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    403,
  )
}
