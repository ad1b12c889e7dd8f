import { readFileSync } from 'node:fs'
import type { PolicyDocument } from '@deploy-lambda-image/sandbox'
import { account, documented } from './stage.ts'

export const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`
export const repositoryArn = `arn:aws:ecr:us-east-1:${account}:repository/hello-world`

/** The policies of docs/iam for all that is no preview. */
export const policies = [
  'deploy',
  'signing',
  'scan',
  'attest',
  'create-function',
  'capacity-provider',
  'release',
  'codedeploy',
  'chain',
] as const

export interface Statement {
  Action: string | string[]
  Resource: string | string[]
}

/** One action on one resource of a policy in docs/iam. */
export interface Permission {
  policy: (typeof policies)[number]
  action: string
  resource: string
}

/** The statement that allows it, as errors print it. */
export function allow(Action: string | string[], Resource: string): string {
  return JSON.stringify({ Effect: 'Allow', Action, Resource })
}

export function statements(policy: string): Statement[] {
  return JSON.parse(readFileSync(new URL(`../../docs/iam/${policy}.json`, import.meta.url), 'utf8')).Statement
}

/** What the role that needs a permission has in a region, less that permission. */
export function policiesWithout({ policy, action, resource }: Permission, region = 'us-east-1'): PolicyDocument[] {
  const Statement = statements(policy).flatMap((statement) => {
    const actions = [statement.Action].flat()
    if (!actions.includes(action)) return [statement]
    return [
      { ...statement, Action: actions.filter((each) => each !== action) },
      { ...statement, Action: action, Resource: [statement.Resource].flat().filter((each) => each !== resource) },
    ].filter((kept) => kept.Action.length > 0 && kept.Resource.length > 0)
  })
  const others = policies.filter((each) => each !== 'chain' && each !== policy && policy !== 'chain')
  return [{ Version: '2012-10-17', Statement }, ...others.map(documented)].map((one) => inRegion(one, region))
}

/** The same policy for another region, whose statements are about what is called there alone. */
export function inRegion(policy: PolicyDocument, region: string): PolicyDocument {
  const { Statement, ...rest } = JSON.parse(JSON.stringify(policy).replaceAll('us-east-1', region))
  const there = (statement: { Condition?: { StringEquals?: object } }) => ({
    ...statement,
    Condition: {
      ...statement.Condition,
      StringEquals: { ...statement.Condition?.StringEquals, 'aws:RequestedRegion': region },
    },
  })
  return { ...rest, Statement: Statement.map(there) }
}
