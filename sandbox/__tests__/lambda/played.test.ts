import { CreateAliasCommand, InvokeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { repositoryUri } from '../../testing/images.ts'
import { ACCOUNT } from '../../testing/service.ts'
import { log, payload } from './support/answer.ts'
import { useApp } from './support/app.ts'

const app = useApp()
const FunctionName = 'played'

/** A function whose image no engine could pull: it is played. */
async function seedPlayed(architecture = 'amd64'): Promise<void> {
  const config = JSON.stringify({ architecture, config: { Entrypoint: ['/app'] } })
  const digest = app.images.push('app', 'played', { config })
  app.lambda.play(digest, (event, arn) => ({ event, arn }))
  const imageUri = `${repositoryUri('app')}:played`
  await app.lambda.seed({ name: FunctionName, region: 'us-east-1', imageUri, publish: true })
}

function invoke(Qualifier: string) {
  const event = { FunctionName, Qualifier, Payload: '{"n":1}', LogType: 'Tail' } as const
  return app.client.send(new InvokeCommand(event))
}

test('an image that a test plays answers without an engine', async () => {
  await seedPlayed()
  await app.client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
  const answered = await invoke('live')
  const arn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:played:live`
  expect(payload(answered)).toEqual({ event: { n: 1 }, arn })
  expect(answered.ExecutedVersion).toBe('1')
  expect(answered.FunctionError).toBeUndefined()
  expect(log(answered)).toMatch(/^START RequestId: .*\nEND RequestId: .*\nREPORT RequestId: .*Init Duration: /)
  expect(log(await invoke('live'))).not.toContain('Init Duration: ')
})

test('it is as foreign as any on a machine of another architecture', async () => {
  await seedPlayed('arm64')
  const answered = await invoke('1')
  expect(answered.FunctionError).toBe('Unhandled')
  expect(payload(answered)).toMatchObject({ errorType: 'Runtime.InvalidEntrypoint' })
})

test('it is not played where it would start as ImageConfig says', async () => {
  await seedPlayed()
  const ImageConfig = { EntryPoint: ['/another'] }
  await app.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, ImageConfig }))
  app.pass(500)
  await expect(invoke('$LATEST')).rejects.toThrow('is played, and can not start as ImageConfig says')
})
