import {
  ListDurableExecutionsByFunctionCommand,
  ListEventSourceMappingsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { APP_ARN, FIRST, useApp } from './support/app.ts'

const FunctionName = 'app'
const app = useApp()

test('event source mappings are listed by what they hand events to', async () => {
  const own = app.lambda.mapEventSource({ name: 'app' })
  const versions = app.lambda.mapEventSource({ name: 'app', qualifier: '1' })
  const list = async (name?: string) => {
    const request = new ListEventSourceMappingsCommand(name === undefined ? {} : { FunctionName: name })
    const { EventSourceMappings = [] } = await app.client.send(request)
    return EventSourceMappings.map(({ UUID, FunctionArn }) => [UUID, FunctionArn])
  }
  expect(await list('app')).toEqual([[own, APP_ARN]])
  expect(await list('app:1')).toEqual([[versions, `${APP_ARN}:1`]])
  expect(await list('app:2')).toEqual([])
  expect(await list()).toHaveLength(2)
  expect(app.asked.at(-1)).toEqual({ action: 'lambda:ListEventSourceMappings', resource: '*' })
})

test('running executions are listed by version, of durable functions alone', async () => {
  await app.lambda.seed({ name: 'durable', region: 'us-east-1', imageUri: FIRST, durable: true })
  app.lambda.startExecution({ name: 'durable', version: '2' })
  const list = async (name: string, Qualifier: string) => {
    const request = { FunctionName: name, Qualifier, Statuses: ['RUNNING' as const] }
    const { DurableExecutions = [] } = await app.client.send(new ListDurableExecutionsByFunctionCommand(request))
    return DurableExecutions.map(({ Status }) => Status)
  }
  expect(await list('durable', '2')).toEqual(['RUNNING'])
  expect(await list('durable', '1')).toEqual([])
  expect(app.asked.at(-1)).toMatchObject({ resource: `${APP_ARN.replace(/app$/, 'durable')}:1` })
  await expect(list('app', '1')).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
})

test('$LATEST.PUBLISHED is among the versions', async () => {
  await app.client.send(new PublishVersionCommand({ FunctionName }))
  app.lambda.publishLatest('app')
  const { Versions } = await app.client.send(new ListVersionsByFunctionCommand({ FunctionName }))
  expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '$LATEST.PUBLISHED', '1'])
})
