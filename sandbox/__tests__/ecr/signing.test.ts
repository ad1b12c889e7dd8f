import { DescribeImageSigningStatusCommand, GetSigningConfigurationCommand } from '@aws-sdk/client-ecr'
import { expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '../../index.ts'
import { clients, refusal } from '../../testing/aws.ts'

const profile = 'arn:aws:signer:us-east-1:111122223333:/signing-profiles/one'

test('a registry tells its signing configuration, and nothing of images that were there before', async () => {
  const sandbox = await startSandbox({
    roles: [
      {
        name: 'deploy',
        policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] }],
      },
    ],
  })
  onTestFinished(() => sandbox.stop())
  const { ecr } = clients(sandbox, 'deploy')
  const none = await refusal(ecr.send(new GetSigningConfigurationCommand({})))
  expect(none).toMatchObject({ name: 'SigningConfigurationNotFoundException', status: 400 })

  await sandbox.ecr.createRepository('app')
  const imageDigest = await sandbox.ecr.putImage('app')
  await sandbox.ecr.putSigningConfiguration([{ profile, filters: ['app*'] }])
  const { signingConfiguration } = await ecr.send(new GetSigningConfigurationCommand({}))
  const filter = { filter: 'app*', filterType: 'WILDCARD_MATCH' }
  expect(signingConfiguration).toEqual({ rules: [{ signingProfileArn: profile, repositoryFilters: [filter] }] })

  const ask = (id: string) =>
    ecr.send(new DescribeImageSigningStatusCommand({ repositoryName: 'app', imageId: { imageDigest: id } }))
  expect(await ask(imageDigest)).toMatchObject({ imageId: { imageDigest }, signingStatuses: [] })
  expect(await refusal(ask(`sha256:${'0'.repeat(64)}`))).toMatchObject({ name: 'ImageNotFoundException' })
})
