import { randomBytes } from 'node:crypto'
import { ECRClient, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import type { PolicyDocument, Sandbox } from '@deploy-lambda-image/sandbox'
import { givenFunction, givenImage } from './given.ts'
import { account, clientOptions, documented, setStage } from './stage.ts'

export const testAccount = '444455556666'
export const repository = 'hello-world'
export const theirs = { name: repository, account: testAccount }

/** As documented for the test account. */
export const elsewhere = (name: string): PolicyDocument =>
  JSON.parse(JSON.stringify(documented(name)).replaceAll(account, testAccount))

const anything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

/** The test account lets production pull. */
export async function share(sandbox: Sandbox): Promise<void> {
  const role = { name: 'owner', account: testAccount, policies: [anything] }
  const owner = sandbox.ambientCredentials(sandbox.iam.putRole(role).arn)
  // The second statement is Lambda's, which pulls the copy.
  const {
    Statement: [ofAccount],
  } = JSON.parse(JSON.stringify(documented('shared-repository')))
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [ofAccount] })
  await new ECRClient(clientOptions(sandbox, owner)).send(
    new SetRepositoryPolicyCommand({ repositoryName: repository, policyText }),
  )
}

/** Larger than what ECR takes at a time. */
export const large = () => randomBytes(11 * 1024 * 1024).toString('base64')

interface Accounts {
  /** Of the tags of production's repository; default `MUTABLE`. */
  mutability?: 'MUTABLE' | 'IMMUTABLE'
  /** Files of the image that the test account has. */
  files?: Readonly<Record<string, string>>
}

/** Production with a function that runs `before`, and a test account whose repository lets production pull. */
export async function twoAccounts({ mutability = 'MUTABLE', files = {} }: Accounts = {}): Promise<{
  sandbox: Sandbox
  before: string | undefined
  uri: string
  digest: string
}> {
  const sandbox = await setStage({ repositories: [{ name: repository, mutability }] })
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  await sandbox.ecr.createRepository({ ...theirs, lambdaMayPull: false })
  await share(sandbox)
  const digest = await givenImage(sandbox, 'after', { repository: theirs, files })
  sandbox.iam.setPolicies('deploy', ['deploy', 'release', 'pull'].map(documented))
  const uri = `${testAccount}.dkr.ecr.us-east-1.amazonaws.com/${repository}@${digest}`
  sandbox.requests.clear()
  return { sandbox, before, uri, digest }
}
