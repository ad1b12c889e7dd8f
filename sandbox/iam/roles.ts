import { randomBytes } from 'node:crypto'
import type { Arn } from '../core/arn.ts'
import { GITHUB_PROVIDER } from './github.ts'
import { type Guard, type GuardKind, readGuard } from './guards.ts'
import { judge } from './judge.ts'
import { type Policy, type PolicyDocument, parseIdentityPolicy, parseResourcePolicy } from './policy.ts'

/** A role as tests describe it. */
export interface RoleSeed {
  /** With its path, for example `ci/deploy`. */
  name: string
  /** Twelve digits; default the sandbox's account. */
  account?: string
  /** Who may assume it. Default: any workflow of GitHub's, with the audience `sts.amazonaws.com`. */
  trust?: PolicyDocument
  /** Default: one policy that allows everything. */
  policies?: PolicyDocument[]
  /** Seconds; default 3600, as IAM's. */
  maxSessionDuration?: number
}

const ALLOW_ALL = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

/** A trust policy for the execution roles of functions. */
export const LAMBDA_TRUST: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
}

/** An IAM role. What is set holds for sessions that exist already, too. */
export class Role {
  readonly name: string
  readonly account: string
  readonly partition: string
  readonly maxSessionDuration: number
  /** The unique id, `AROA…`. */
  readonly id: string = `AROA${randomBytes(9).toString('hex').slice(0, 17).toUpperCase()}`
  trust: Policy
  policies: Policy[]
  /** What limits it beside its own policies. */
  readonly guards = new Map<GuardKind, Guard>()
  /** Services that do not know the role yet: each takes its own time with a role that is new. */
  readonly unknownTo = new Set<'lambda' | 'kms'>()

  constructor(seed: RoleSeed, account: string, partition: string) {
    this.name = seed.name
    this.account = account
    this.partition = partition
    this.maxSessionDuration = seed.maxSessionDuration ?? 3600
    this.trust = parseTrustPolicy(seed.trust ?? trustGitHub(account, partition))
    this.policies = (seed.policies ?? [ALLOW_ALL]).map(parseIdentityPolicy)
  }

  get arn(): Arn {
    return `arn:${this.partition}:iam::${this.account}:role/${this.name}`
  }

  /** `arn:aws:sts::<account>:assumed-role/<role, without its path>/<session>` */
  sessionArn(sessionName: string): Arn {
    const name = this.name.slice(this.name.lastIndexOf('/') + 1)
    return `arn:${this.partition}:sts::${this.account}:assumed-role/${name}/${sessionName}`
  }
}

/** An IAM user, who has keys that do not end. It has what a role has, but for who may assume it. */
export class User extends Role {
  override readonly id: string = `AIDA${randomBytes(9).toString('hex').slice(0, 17).toUpperCase()}`

  override get arn(): Arn {
    return `arn:${this.partition}:iam::${this.account}:user/${this.name}`
  }

  override sessionArn(): Arn {
    return this.arn
  }
}

/** The roles, users and identity providers of all accounts. */
export class Iam {
  readonly #account: string
  readonly #partition: string
  readonly #roles = new Map<Arn, Role>()
  /** Client ids (audiences) by account and issuer host. */
  readonly #providers = new Map<string, string[]>()

  constructor(account: string, partition: string) {
    this.#account = account
    this.#partition = partition
    this.putProvider()
  }

  /** Creates a role, or replaces the one of that name. */
  putRole(seed: RoleSeed): Role {
    const role = new Role(seed, seed.account ?? this.#account, this.#partition)
    this.#roles.set(role.arn, role)
    return role
  }

  /** Creates a user, or replaces the one of that name. */
  putUser(seed: Pick<RoleSeed, 'name' | 'account' | 'policies'>): User {
    const user = new User(seed, seed.account ?? this.#account, this.#partition)
    this.#roles.set(user.arn, user)
    return user
  }

  /** Replaces what a role may do, for sessions that exist as well. @throws Error when there is no such role */
  setPolicies(nameOrArn: string, policies: PolicyDocument[]): void {
    this.role(nameOrArn).policies = policies.map(parseIdentityPolicy)
  }

  /** Has a policy of another kind limit a role, until it is replaced. @throws Error when there is no such role */
  setGuard(nameOrArn: string, kind: GuardKind, document: PolicyDocument, arn?: string): void {
    this.role(nameOrArn).guards.set(kind, readGuard(kind, document, arn))
  }

  /** @throws Error when there is no such role */
  role(nameOrArn: string): Role {
    const arn = nameOrArn.startsWith('arn:') ? nameOrArn : this.arnOf(nameOrArn)
    const role = this.findRole(arn)
    if (role === undefined) throw new Error(`The sandbox has no role ${arn}`)
    return role
  }

  findRole(arn: Arn): Role | undefined {
    return this.#roles.get(arn)
  }

  /** Whether a role is there and its trust policy lets a service, for example `lambda.amazonaws.com`, assume it. */
  isAssumable(arn: Arn, service: string): boolean {
    const role = this.findRole(arn)
    if (role === undefined || role.unknownTo.has('lambda')) return false
    const principal = { type: 'Service' as const, names: [service] }
    return judge([role.trust], { action: 'sts:AssumeRole', principal, context: {} }) === 'allowed'
  }

  /** Whether a role's policies allow an action on any resource. A role that tests did not make is left alone. */
  allows(arn: Arn, action: string): boolean {
    const role = this.findRole(arn)
    return role === undefined || judge(role.policies, { action, resource: '*', context: {} }) === 'allowed'
  }

  /** The ARN of a role in the sandbox's account. */
  arnOf(name: string): Arn {
    return `arn:${this.#partition}:iam::${this.#account}:role/${name}`
  }

  /** Creates the OpenID Connect provider that lets an account's roles trust an issuer. The default is GitHub's. */
  putProvider({ account = this.#account, host = GITHUB_PROVIDER, audiences = ['sts.amazonaws.com'] } = {}): void {
    this.#providers.set(`${account} ${host}`, audiences)
  }

  removeProvider({ account = this.#account, host = GITHUB_PROVIDER } = {}): void {
    this.#providers.delete(`${account} ${host}`)
  }

  /** The audiences that a provider accepts; undefined when the account has no such provider. */
  audiences(account: string, host: string): string[] | undefined {
    return this.#providers.get(`${account} ${host}`)
  }
}

/** One of these tells GitHub's customers apart. */
const TELLING = ['sub', 'job_workflow_ref'].map((claim) => `${GITHUB_PROVIDER}:${claim}`)

/**
 * Reads a trust policy. One that lets in every customer of GitHub's is refused (IAM User Guide, "Identity-provider
 * controls for shared OIDC providers").
 *
 * @throws Error as `parseResourcePolicy`
 */
function parseTrustPolicy(document: PolicyDocument): Policy {
  const policy = parseResourcePolicy(document)
  for (const { effect, principals, conditions } of policy.statements) {
    const ofGitHub = principals?.Federated.some((provider) => provider.endsWith(`/${GITHUB_PROVIDER}`)) === true
    if (effect === 'Allow' && ofGitHub && !conditions.some(({ key }) => TELLING.includes(key))) {
      throw new Error(`MalformedPolicyDocument: a trust policy for GitHub must evaluate ${TELLING.join(' or ')}`)
    }
  }
  return policy
}

function trustGitHub(account: string, partition: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${GITHUB_PROVIDER}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { [`${GITHUB_PROVIDER}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${GITHUB_PROVIDER}:sub`]: 'repo:*' },
      },
    },
  }
}
