import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { APP_ARN, APP_REPOSITORY, FIRST, SECOND, useApp } from './support/app.ts'
import { ROLE } from './support/functions.ts'

const FunctionName = 'app'
const app = useApp()

describe('the rest of what a deploy meets', () => {
  test('a dry run changes nothing', async () => {
    const before = app.lambda.function(FunctionName)
    const answer = await app.updateCode(SECOND, { DryRun: true })
    expect(answer.CodeSha256).not.toBe(before.latest.CodeSha256)
    expect(app.lambda.function(FunctionName)).toEqual(before)
    await expect(app.updateCode(SECOND, { DryRun: true, Publish: true })).rejects.toThrow(
      'Publish and DryRun are mutually exclusive parameters',
    )
  })

  test('a function that is missing is named as it was app.asked for', async () => {
    const get = new GetFunctionCommand({ FunctionName: 'missing', Qualifier: '3' })
    const message = `Function not found: ${APP_ARN.replace(/app$/, 'missing')}:3`
    await expect(app.client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException', message })
  })

  test('changes take no qualifier', async () => {
    const update = new UpdateFunctionCodeCommand({ FunctionName: `${FunctionName}:1`, ImageUri: SECOND })
    await expect(app.client.send(update)).rejects.toThrow(
      /^Current operation does not support versions other than \$LATEST/,
    )
  })

  test('a version that an alias uses is not deleted', async () => {
    await app.client.send(new PublishVersionCommand({ FunctionName }))
    await app.client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
    const remove = new DeleteFunctionCommand({ FunctionName, Qualifier: '1' })
    await expect(app.client.send(remove)).rejects.toThrow('the following aliases reference it: [live]')
  })

  test('nor is one that an alias sends a share to', async () => {
    await app.client.send(new PublishVersionCommand({ FunctionName }))
    await app.updateCode(SECOND, { Publish: true })
    const RoutingConfig = { AdditionalVersionWeights: { 1: 0.1 } }
    await app.client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2', RoutingConfig }))
    const remove = new DeleteFunctionCommand({ FunctionName, Qualifier: '1' })
    await expect(app.client.send(remove)).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: 'Unable to delete version because the following aliases reference it: [live]',
    })
  })

  test.each([
    { weight: 0, executed: '1' },
    { weight: 1, executed: '2' },
  ])('an alias that gives version 2 a weight of $weight runs version $executed', async ({ weight, executed }) => {
    await app.client.send(new PublishVersionCommand({ FunctionName }))
    await app.updateCode(SECOND, { Publish: true })
    const RoutingConfig = { AdditionalVersionWeights: { 2: weight } }
    await app.client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1', RoutingConfig }))
    const dryRun = new InvokeCommand({ FunctionName, Qualifier: 'live', InvocationType: 'DryRun' })
    expect(await app.client.send(dryRun)).toMatchObject({ ExecutedVersion: executed })
  })

  test('versions come 50 a page, oldest first', async () => {
    for (let count = 0; count < 60; count++) {
      app.lambda.busyFor(FunctionName, 0)
      await app.client.send(new PublishVersionCommand({ FunctionName }))
    }
    const list = (Marker?: string) => app.client.send(new ListVersionsByFunctionCommand({ FunctionName, Marker }))
    const one = await list()
    const two = await list(one.NextMarker)
    expect(one.Versions?.map((version) => version.Version).slice(0, 2)).toEqual(['$LATEST', '1'])
    expect([one.Versions?.length, two.Versions?.length, two.NextMarker]).toEqual([50, 11, undefined])
  })

  test('regions are apart', async () => {
    const { Functions } = await app.served.client('eu-west-1').send(new ListFunctionsCommand({}))
    expect(Functions).toEqual([])
    const here = await app.client.send(new ListFunctionsCommand({}))
    expect(here.Functions?.map((one) => one.FunctionArn)).toEqual([APP_ARN])
  })

  test('of the versions of functions all are listed, or $LATEST', async () => {
    const FunctionVersion = Object('invalid')
    await expect(app.client.send(new ListFunctionsCommand({ FunctionVersion }))).rejects.toThrow(
      "1 validation error detected: Value 'invalid' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]",
    )
  })

  test('a missing function is invoked as $LATEST', async () => {
    await expect(app.client.send(new InvokeCommand({ FunctionName: 'missing' }))).rejects.toThrow(
      /^Function not found: .*:function:missing:\$LATEST$/,
    )
  })

  test('Invoke with DryRun says that it would', async () => {
    const answer = await app.client.send(new InvokeCommand({ FunctionName, InvocationType: 'DryRun' }))
    expect(answer.StatusCode).toBe(204)
  })
})

describe('permissions', () => {
  test('reads are judged by the APP_ARN with the qualifier, changes without', async () => {
    await app.client.send(new PublishVersionCommand({ FunctionName: `${FunctionName}:$LATEST` }))
    await app.client.send(new GetFunctionCommand({ FunctionName, Qualifier: '1' }))
    await app.client.send(new GetFunctionCommand({ FunctionName }))
    await app.client.send(new InvokeCommand({ FunctionName: `${APP_ARN}:1`, InvocationType: 'DryRun' }))
    const named = app.asked.filter(({ action }) => action !== 'lambda:ListTags')
    expect(named.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `lambda:PublishVersion ${APP_ARN}`,
      `lambda:GetFunction ${APP_ARN}:1`,
      `lambda:GetFunction ${APP_ARN}`,
      `lambda:InvokeFunction ${APP_ARN}:1`,
    ])
  })

  test('publishing along needs UpdateFunctionCode, and what the image needs', async () => {
    await app.updateCode(SECOND, { Publish: true })
    expect(app.asked).toEqual([
      { action: 'lambda:UpdateFunctionCode', resource: APP_ARN },
      { action: 'ecr:BatchGetImage', resource: APP_REPOSITORY },
      { action: 'ecr:GetDownloadUrlForLayer', resource: APP_REPOSITORY },
    ])
  })

  test('creating hands a role over, and tags', async () => {
    const Code = { ImageUri: FIRST }
    const Tags = { team: 'a' }
    await app.client.send(
      new CreateFunctionCommand({ FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code, Tags }),
    )
    const arn = APP_ARN.replace(/app$/, 'new')
    // A request that creates is judged as if the new one had its tags already (IAM User Guide, "aws:ResourceTag").
    const context = { 'aws:RequestTag/team': 'a', 'aws:ResourceTag/team': 'a' }
    expect(app.asked.slice(0, 3)).toEqual([
      { action: 'lambda:CreateFunction', context, resource: arn },
      { action: 'iam:PassRole', resource: ROLE, context: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      { action: 'lambda:TagResource', context, resource: arn },
    ])
  })

  test('creating what is there already is judged by the tags that it has', async () => {
    const Code = { ImageUri: FIRST }
    const asked = { FunctionName, Role: ROLE, PackageType: 'Image' as const, Code, Tags: { team: 'a' } }
    await expect(app.client.send(new CreateFunctionCommand(asked))).rejects.toThrow('already exist')
    expect(app.asked.filter(({ action }) => action === 'lambda:TagResource')).toEqual([
      { action: 'lambda:TagResource', context: { 'aws:RequestTag/team': 'a' }, resource: APP_ARN },
    ])
  })

  test('letting everybody in is judged with whom, and how', async () => {
    const url = { StatementId: 'url', Action: 'lambda:InvokeFunctionUrl', Principal: '*' }
    await app.client.send(new AddPermissionCommand({ FunctionName, ...url, FunctionUrlAuthType: 'NONE' }))
    expect(app.asked).toEqual([
      {
        action: 'lambda:AddPermission',
        resource: APP_ARN,
        context: { 'lambda:Principal': '*', 'lambda:FunctionUrlAuthType': 'NONE' },
      },
    ])
  })

  test('tags are shown to those who may list them', async () => {
    const Code = { ImageUri: FIRST }
    const Tags = { team: 'a' }
    await app.client.send(
      new CreateFunctionCommand({ FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code, Tags }),
    )
    const get = () => app.client.send(new GetFunctionCommand({ FunctionName: 'new' }))
    expect((await get()).Tags).toEqual({ team: 'a' })
    app.refused.add('lambda:ListTags')
    expect((await get()).Tags).toBeUndefined()
  })
})
