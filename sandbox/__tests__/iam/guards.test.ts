import { describe, expect, test } from 'vitest'
import { RoleCaller } from '../../iam/caller.ts'
import { GUARD_KINDS, type GuardKind } from '../../iam/guards.ts'
import { Iam } from '../../iam/roles.ts'

const resource = 'arn:aws:lambda:us-east-1:111122223333:function:hello'
const permission = { action: 'lambda:GetFunction', resource }
const words = `User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: lambda:GetFunction on resource: ${resource}`

/** A policy of a kind, with the Principal where such policies have one. */
function policy(kind: GuardKind, ...statements: object[]): object {
  const principal = /endpoint|resource/.test(kind) ? { Principal: '*' } : {}
  const Statement = statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...principal, ...one }))
  return { Version: '2012-10-17', Statement }
}

function caller(): { iam: Iam; deploy: RoleCaller } {
  const iam = new Iam('111122223333', 'aws')
  return { iam, deploy: new RoleCaller(iam.putRole({ name: 'deploy' }), 'x', 'us-east-1') }
}

describe.each(GUARD_KINDS)('a %s', (kind) => {
  test('refuses what it does not allow, and what it denies, in its own name', () => {
    const { iam, deploy } = caller()
    iam.setGuard('deploy', kind, policy(kind, { Action: 'ecr:*' }))
    expect(() => deploy.require(permission)).toThrow(`${words} because no ${kind} allows the lambda:GetFunction action`)
    expect(deploy.allows(permission.action, resource)).toBe(false)
    const deny = { Effect: 'Deny', Action: 'lambda:*' }
    iam.setGuard('deploy', kind, policy(kind, { Action: '*' }, deny), 'arn:aws:iam::1:policy/p')
    expect(() => deploy.require(permission)).toThrow(
      `${words} with an explicit deny in a ${kind}: arn:aws:iam::1:policy/p`,
    )
  })

  test("allows nothing that the role's own policies do not", () => {
    const { iam, deploy } = caller()
    iam.setGuard('deploy', kind, policy(kind, { Action: '*' }))
    expect(deploy.allows(permission.action, resource)).toBe(true)
    iam.setPolicies('deploy', [])
    expect(() => deploy.require(permission)).toThrow(`${words} because no identity-based policy allows`)
  })
})
