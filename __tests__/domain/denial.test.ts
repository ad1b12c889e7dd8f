import { describe, expect, test } from 'vitest'
import { denials } from '../../src/domain/denial.ts'
import { findRemedy } from '../../src/domain/remedy.ts'

const account = '111122223333'
const role = `arn:aws:iam::${account}:role/deploy`
const called = `arn:aws:lambda:us-east-1:${account}:function:hello`
const action = 'lambda:UpdateFunctionCode'
const statement = `{"Effect":"Allow","Action":"${action}","Resource":"${called}"}`
const condition = `{"ArnNotLike":{"aws:PrincipalArn":"${role}"}}`

function denied(reason: string, { does = action, on = ` on resource: ${called}` } = {}): string {
  return `User: arn:aws:sts::${account}:assumed-role/deploy/run is not authorized to perform: ${does}${on}${reason}`
}

const remedy = (text: string) => findRemedy(denials, 'AccessDeniedException', text)
const silent = (kind: string) => remedy(denied(` because no ${kind} allows the ${action} action`))
const explicit = (kind: string, policy = '') => remedy(denied(` with an explicit deny in ${kind}${policy}`))

// IAM user guide, "Troubleshoot access denied error messages", and AWS's blog on the ARNs of policies in them.
describe('a denial has the remedy of the policy that denies, for those who can change it', () => {
  test.each([
    ['identity-based policy', `Add to the policy of the role that deploys: ${statement}`],
    [
      'resource-based policy',
      `The owner of ${called} must add to its policy: {"Sid":"CrossAccountPermission","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::${account}:root"},"Action":"${action}"}`,
    ],
    [
      'permissions boundary',
      `The permissions boundary of ${role} does not allow it, whatever the role's own policies say. An administrator of account ${account} must add to the boundary: ${statement}`,
    ],
    [
      'session policy',
      `The session of ${role} has a session policy that does not allow it; role-to-assume sets none. Add to it, where the credentials were made before this step: ${statement}`,
    ],
    [
      'service control policy',
      `The service control policies of account ${account} do not allow it. Its organization's management account must add to them, at every level above the account: ${statement}`,
    ],
    [
      'resource control policy',
      `The resource control policies of account ${account} do not allow it. Its organization's management account must add to them: {"Effect":"Allow","Principal":"*","Action":"${action}","Resource":"${called}"}`,
    ],
    [
      'VPC endpoint policy',
      `The policy of the VPC endpoint through which this machine calls lambda does not allow it. The owner of the VPC that this machine is in must add to it: {"Effect":"Allow","Principal":{"AWS":"${role}"},"Action":"${action}","Resource":"${called}"}`,
    ],
  ])('no %s allows it', (kind, told) => {
    expect(silent(kind)).toBe(told)
  })

  const policy = `arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-2kgnabcd`
  const what = `denies ${action} on ${called}`
  test.each([
    [
      'an identity-based policy',
      `A statement in a policy of ${role} (${policy}) ${what}. An administrator of account ${account} must take that statement out of the policy, or narrow it.`,
    ],
    [
      'a resource-based policy',
      `A statement in the policy of the resource itself (${policy}) ${what}. Its owner, account ${account}, must except ${role} from that statement, with the condition ${condition}.`,
    ],
    [
      'a permissions boundary',
      `A statement in the permissions boundary of ${role} (${policy}) ${what}. An administrator of account ${account} must take that statement out of the boundary, or narrow it.`,
    ],
    [
      'a session policy',
      `A statement in the session policy of ${role} (${policy}) ${what}; role-to-assume sets no such policy. Take it out where the credentials were made before this step.`,
    ],
    [
      'a service control policy',
      `The organization of account ${account} has a service control policy (${policy}) that ${what}. Its management account must except ${role} from that statement, with the condition ${condition}.`,
    ],
    [
      'a resource control policy',
      `The organization of account ${account} has a resource control policy (${policy}) that ${what}. Its management account must except ${role} from that statement, with the condition ${condition}.`,
    ],
    [
      'a VPC endpoint policy',
      `A statement in the policy of the VPC endpoint through which this machine calls lambda (${policy}) ${what}. The owner of the VPC that this machine is in must except ${role} from that statement, with the condition ${condition}.`,
    ],
  ])('a statement in %s denies it', (kind, told) => {
    expect(explicit(kind, `: ${policy}`)).toBe(told)
    expect(explicit(kind)).toBe(told.replace(` (${policy})`, ''))
  })

  test('an older text does not tell which', () => {
    expect(remedy(denied(''))).toBe(`Add to the policy of the role that deploys: ${statement}`)
    expect(remedy(denied(' with an explicit deny'))).toBe(`A policy ${what}: change that statement.`)
  })
})

describe('a role of a chain', () => {
  const next = 'arn:aws:iam::444455556666:role/next'
  const does = 'sts:AssumeRole'
  const own = `{"Effect":"Allow","Action":"${does}","Resource":"${next}"}`
  const trust = `{"Effect":"Allow","Principal":{"AWS":"${role}"},"Action":"${does}"}`

  test.each([
    [
      'that may not exist',
      '',
      `Check that ${next} exists, then its trust policy, which must have ${trust}, then the policy of ${role}, which must have ${own}.`,
    ],
    [
      'that does not trust the one before',
      ` because no role trust policy allows the ${does} action`,
      `Add to the trust policy of ${next}: ${trust}`,
    ],
    [
      'that the one before may not assume',
      ` because no identity-based policy allows the ${does} action`,
      `Add to the policy of ${role}, which comes before it in role-to-assume: ${own}. The trust policy of ${next} must have: ${trust}`,
    ],
    [
      'whose trust policy denies it',
      ' with an explicit deny in the role trust policy',
      `A statement in the trust policy of ${next} denies ${does} on ${next}. Its owner must except ${role} from that statement, with the condition ${condition}.`,
    ],
  ])('%s', (_, reason, told) => {
    expect(remedy(denied(reason, { does, on: ` on resource: ${next}` }))).toBe(told)
  })

  test('that AWS does not name is the one that was to be assumed', () => {
    const untrusted = denied(` because no role trust policy allows the ${does} action`, { does, on: '' })
    expect(findRemedy(denials, 'AccessDenied', untrusted, { role: next })).toBe(
      `Add to the trust policy of ${next}: ${trust}`,
    )
  })
})

describe('another name is offered before a wider policy', () => {
  const reason = (does: string) => ` because no identity-based policy allows the ${does} action`
  const told = (does: string, on: string) => remedy(denied(reason(does), { does, on: ` on resource: ${on}` }))

  test.each([
    [
      'lambda:GetFunction',
      called,
      'If hello in us-east-1 is not what you meant, correct function-name or aws-region. If it is: Add to the policy',
    ],
    [
      'ecr:DescribeRepositories',
      `arn:aws:ecr:eu-west-1:${account}:repository/team/hello`,
      'If the repository team/hello in eu-west-1 is not what you meant, correct repository, image-uri or aws-region. If it is: Add to the policy',
    ],
    ['lambda:GetFunction', `${called}:7`, 'Add to the policy'],
    ['lambda:UpdateFunctionCode', called, 'Add to the policy'],
    ['ecr:GetAuthorizationToken', '*', 'Add to the policy'],
  ])('%s on %s', (does, on, start) => {
    expect(told(does, on)?.slice(0, start.length)).toBe(start)
  })
})
