import type { Arn } from '../core/arn.ts'
import { type Caller, type Permission, ServiceError } from '../core/contract.ts'
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

  judge({ action, resource, context = {} }: Permission): Judgement {
    return judge(this.role.policies, {
      action,
      resource,
      context: {
        'aws:PrincipalArn': this.role.arn,
        'aws:PrincipalAccount': this.role.account,
        'aws:RequestedRegion': this.#region,
        ...context,
      },
    })
  }

  /**
   * Judges a permission by the role's own policies.
   *
   * @throws ServiceError AccessDeniedException in AWS's words
   */
  require(permission: Permission): void {
    const judgement = this.judge(permission)
    if (judgement !== 'allowed') throw denied(this.arn, permission, judgement)
  }
}

/** AWS's words for a denial (IAM User Guide, "Troubleshoot access denied error messages"). */
export function denied(
  caller: Arn,
  { action, resource }: Permission,
  judgement: Exclude<Judgement, 'allowed'>,
  by: 'identity' | 'resource' = 'identity',
): ServiceError {
  const reason =
    judgement === 'denied'
      ? `with an explicit deny in ${by === 'identity' ? 'an' : 'a'} ${by}-based policy`
      : `because no ${by}-based policy allows the ${action} action`
  return new ServiceError(
    'AccessDeniedException',
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    403,
  )
}
