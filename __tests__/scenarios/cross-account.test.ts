import { ECRClient, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import type { PolicyDocument, Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { changes, onlyError, versions } from './read-back.ts'
import { account, clientOptions, deploy, documented, setStage } from './stage.ts'

const owner = '444455556666'
const repositoryArn = `arn:aws:ecr:us-east-1:${owner}:repository/shared`
const uri = `${owner}.dkr.ecr.us-east-1.amazonaws.com/shared`
const inputs = { 'image-uri': `${uri}:v1` }
/** An engine is not needed where nothing is built. */
const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' }
const pull = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

/** A function, and an image `v1` in a repository of another account, whose policy is still empty. */
async function stageWithForeign(): Promise<{ sandbox: Sandbox; v1: string }> {
  const sandbox = await setStage()
  const own = await sandbox.ecr.createRepository('hello-world')
  await sandbox.ecr.putImage('hello-world', { tag: 'old' })
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri: `${own}:old`, publish: true })
  const shared = { name: 'shared', account: owner }
  await sandbox.ecr.createRepository({ ...shared, lambdaMayPull: false })
  const v1 = await sandbox.ecr.putImage(shared, { tag: 'v1', layers: [Buffer.from('one')] })
  sandbox.iam.putRole({ name: 'owner', account: owner, policies: [policy({ Action: '*', Resource: '*' })] })
  sandbox.iam.setPolicies('deploy', [documented('deploy'), policy({ Action: pull, Resource: repositoryArn })])
  return { sandbox, v1 }
}

function policy(...statements: object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements.map((each) => ({ Effect: 'Allow', ...each })) }
}

/** The owner's part. */
async function share(sandbox: Sandbox, ...statements: object[]): Promise<void> {
  const ecr = new ECRClient(clientOptions(sandbox, sandbox.ambientCredentials(`arn:aws:iam::${owner}:role/owner`)))
  const policyText = JSON.stringify(policy(...statements))
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: 'shared', policyText }))
}

/** The statements that an error tells the owner to add. */
function asked(error: string): object[] {
  return JSON.parse(`[${error.split(`The owner of ${repositoryArn} must add to its policy: `)[1]}]`)
}

test('without a policy of its owner an image is refused, and with the statements that the error prints it is live', async () => {
  const { sandbox, v1 } = await stageWithForeign()
  const error = onlyError(await deploy(sandbox, { env, inputs }))
  expect(error).toContain(
    `is not authorized to perform: ecr:BatchGetImage on resource: ${repositoryArn} because no resource-based policy allows the ecr:BatchGetImage action`,
  )
  expect({ Version: '2012-10-17', Statement: asked(error) }).toEqual(documented('shared-repository'))
  expect(changes(sandbox)).toEqual([])

  await share(sandbox, ...asked(error))
  const deployed = await deploy(sandbox, { env, inputs })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', digest: v1, 'image-uri': `${uri}@${v1}` })
  expect(versions(sandbox)).toMatchObject({ 2: v1 })
})

test.each([
  ['nothing for Lambda', []],
  [
    'a statement for the functions of a third account',
    [
      {
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: pull,
        Condition: { StringLike: { 'aws:sourceARN': 'arn:aws:lambda:us-east-1:999988887777:function:*' } },
      },
    ],
  ],
])("a policy with %s is refused by Lambda, and completed by the error's statements", async (_, more) => {
  const { sandbox, v1 } = await stageWithForeign()
  const own = { Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: pull }
  await share(sandbox, own, ...more)
  const error = onlyError(await deploy(sandbox, { env, inputs }))
  expect(error).toContain(
    'AccessDeniedException: Lambda does not have permission to access the ECR image. Check the ECR permissions.',
  )
  expect(versions(sandbox)).not.toHaveProperty('2')

  await share(sandbox, ...asked(error))
  const deployed = await deploy(sandbox, { env, inputs })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', digest: v1 })
})

test('a role without the permission is told its own statement and the one of the owner', async () => {
  const { sandbox } = await stageWithForeign()
  sandbox.iam.setPolicies('deploy', [documented('deploy')])
  const error = onlyError(await deploy(sandbox, { env, inputs }))
  expect(error).toContain('because no identity-based policy allows the ecr:BatchGetImage action')
  const own = JSON.stringify({ Effect: 'Allow', Action: 'ecr:BatchGetImage', Resource: repositoryArn })
  expect(error).toContain(`Add to the policy of the role that deploys: ${own}. The owner of`)
  expect(asked(error)).toHaveLength(2)
})
