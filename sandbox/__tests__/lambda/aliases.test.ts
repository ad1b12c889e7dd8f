import {
  CreateAliasCommand,
  type CreateAliasRequest,
  DeleteAliasCommand,
  GetAliasCommand,
  GetFunctionCommand,
  ListAliasesCommand,
  PublishVersionCommand,
  paginateListAliases,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { describe, test } from 'vitest'
import { NAME, zipFunction } from './support/functions.ts'
import { type Replay, replay } from './support/recording.ts'

const FunctionName = NAME

function calls({ client }: Replay) {
  return {
    get: (Name: string) => () => client.send(new GetAliasCommand({ FunctionName, Name })),
    list: (FunctionVersion?: string) => () => client.send(new ListAliasesCommand({ FunctionName, FunctionVersion })),
    create:
      (
        Name: string,
        FunctionVersion: string,
        weights?: Record<string, number>,
        given: Partial<CreateAliasRequest> = {},
      ) =>
      () =>
        client.send(
          new CreateAliasCommand({
            FunctionName,
            Name,
            FunctionVersion,
            ...given,
            ...(weights && { RoutingConfig: { AdditionalVersionWeights: weights } }),
          }),
        ),
    update: (Name: string, weights?: Record<string, number>) => () =>
      client.send(
        new UpdateAliasCommand({
          FunctionName,
          Name,
          ...(weights && { RoutingConfig: { AdditionalVersionWeights: weights } }),
        }),
      ),
  }
}

/** A function with two versions, which differ in an environment variable. */
async function twoVersions({ answer, client, wait }: Replay, Publish = false) {
  const Environment = { Variables: { testenv: 'staging' } }
  await answer('create_response', () => client.send(zipFunction({ Environment, Publish })))
  wait()
  await answer('publish_v1', () => client.send(new PublishVersionCommand({ FunctionName })))
  const prod = { FunctionName, Environment: { Variables: { testenv: 'prod' } } }
  await client.send(new UpdateFunctionConfigurationCommand(prod))
  wait()
  await answer('publish_v2', () => client.send(new PublishVersionCommand({ FunctionName })))
}

describe('aliases answer as recorded', () => {
  test('created, read, listed, updated, deleted', () =>
    replay('aliases', 'TestLambdaAlias::test_alias_lifecycle', async (it) => {
      const { answer, client } = it
      const { get, list, create, update } = calls(it)
      await twoVersions(it)
      const made = await answer(
        'create_alias_1_1',
        create('aliasname1_1', '1', { '2': 0.2 }, { Description: 'custom-alias' }),
      )
      await answer('get_alias_1_1', get('aliasname1_1'))
      const read = (name: string, Qualifier?: string) => () =>
        client.send(new GetFunctionCommand({ FunctionName: name, Qualifier }))
      await answer('get_function_alias_1_1', read(NAME, 'aliasname1_1'))
      const arn = made?.AliasArn ?? ''
      await answer('get_function_byarn_alias_1_1', read(arn))
      await answer('get_function_alias_notfound_exc', read(NAME, 'aliasdoesnotexist'))
      const missing = arn.replace('aliasname1_1', 'aliasdoesnotexist')
      await answer('get_function_alias_byarn_notfound_exc', read(missing))
      await answer('create_alias_1_2', create('aliasname1_2', '1', undefined, { Description: 'custom-alias' }))
      await answer('get_alias_1_2', get('aliasname1_2'))
      await answer('create_alias_1_3', create('aliasname1_3', '1'))
      await answer('get_alias_1_3', get('aliasname1_3'))
      await answer('create_alias_2', create('aliasname2', '2', undefined, { Description: 'custom-alias' }))
      await answer('get_alias_2', get('aliasname2'))
      // Recorded of all pages together; what the wire says of the last is compared below.
      it.assemble('list_aliases_for_fnname', { Aliases: await pages(it) })
      await answer('update_alias_1_1', update('aliasname1_1', {}))
      await answer('get_alias_1_1_after_update', get('aliasname1_1'))
      await answer('list_aliases_for_fnname_after_update', list())
      await answer('update_alias_1_2', update('aliasname1_2'))
      await answer('get_alias_1_2_after_update', get('aliasname1_2'))
      await answer('list_aliases_for_fnname_after_update_2', list())
      await answer('list_aliases_for_version', list('1'))
      const remove = new DeleteAliasCommand({ FunctionName, Name: 'aliasname1_1' })
      await answer('delete_alias_response', () => client.send(remove))
      await answer('list_aliases_for_fnname_afterdelete', list())
    }))

  test('versions that an alias can not have', () =>
    replay('aliases', 'TestLambdaAlias::test_notfound_and_invalid_routingconfigs', async (it) => {
      const { answer } = it
      const { get, create } = calls(it)
      await twoVersions(it, true)
      await answer('routing_config_exc_toomany', create('custom', '1', { '1': 0.8, '2': 0.2 }))
      await answer('routing_config_exc_toohigh', create('custom', '1', { '2': 2 }))
      await answer('routing_config_exc_subzero', create('custom', '1', { '2': -1 }))
      await answer('routing_config_exc_sameversion', create('custom', '1', { '1': 0.5 }))
      await answer('target_version_doesnotexist', create('custom', '10', { '2': 0.5 }))
      await answer('routing_config_exc_version_doesnotexist', create('custom', '1', { '10': 0.5 }))
      await answer('target_version_exc_version_latest', create('custom', '$LATEST', { '1': 0.5 }))
      await answer('routing_config_exc_version_latest', create('custom', '1', { $LATEST: 0.5 }))
      await answer('create-alias-latest', create('custom-latest', '$LATEST'))
      const unknown = create('custom', '1', { '2': 0.5 }, { FunctionName: `${NAME}-unknown` })
      await answer('routing_config_exc_fn_doesnotexist', unknown)
      await answer('create_alias_empty_routingconfig', create('custom-empty-routingconfig', '1', {}))
      await answer('create_alias_response', create('custom', '1', { '2': 0.5 }))
      await answer('routing_config_exc_already_exist', create('custom', '1', { '2': 0.5 }))
      await answer('alias_does_not_exist_esc', get('non-existent'))
    }))

  test('a name may be a date, but no number', () =>
    replay('aliases', 'TestLambdaAlias::test_alias_naming', async (it) => {
      const { get, create } = calls(it)
      const Environment = { Variables: { testenv: 'staging' } }
      await it.answer('create_response', () => it.client.send(zipFunction({ Environment })))
      it.wait()
      await it.answer('publish_v1', () => it.client.send(new PublishVersionCommand({ FunctionName })))
      await it.answer('create_alias_date', create('2024-01-02', '1', undefined, { Description: 'custom-alias' }))
      await it.answer('get_alias_date', get('2024-01-02'))
      await it.answer('create_alias_number_exception', create('2024', '1', undefined, { Description: 'custom-alias' }))
    }))

  test('an alias that is not there is not updated', () =>
    replay('aliases', 'TestLambdaAlias::test_non_existent_alias_update', async (it) => {
      const Environment = { Variables: { testenv: 'staging' } }
      await it.answer('create_response', () => it.client.send(zipFunction({ Environment })))
      await it.answer('update_alias_response', calls(it).update('non-existent'))
    }))
})

/** All aliases, by pages of one. */
async function pages({ client }: Replay) {
  const found = []
  for await (const page of paginateListAliases({ client, pageSize: 1 }, { FunctionName })) {
    found.push(...(page.Aliases ?? []))
  }
  return found
}
