import {
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetProvisionedConcurrencyConfigCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PublishVersionCommand,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda'
import { describe, test } from 'vitest'
import { NAME, zipFunction } from './support/functions.ts'
import { type Replay, replay } from './support/recording.ts'

const Name = 'live'

function calls({ client }: Replay) {
  const which = (Qualifier: string, FunctionName = NAME) => ({ FunctionName, Qualifier })
  return {
    get: (qualifier: string, name?: string) => () =>
      client.send(new GetProvisionedConcurrencyConfigCommand(which(qualifier, name))),
    remove: (qualifier: string, name?: string) => () =>
      client.send(new DeleteProvisionedConcurrencyConfigCommand(which(qualifier, name))),
    put:
      (qualifier: string, name?: string, ProvisionedConcurrentExecutions = 1) =>
      () =>
        client.send(
          new PutProvisionedConcurrencyConfigCommand({ ...which(qualifier, name), ProvisionedConcurrentExecutions }),
        ),
    list:
      (FunctionName = NAME) =>
      () =>
        client.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName })),
  }
}

async function publish({ client, wait }: Replay) {
  await client.send(zipFunction({ Handler: 'handler.handler', Timeout: 30, Environment: { Variables: {} } }))
  wait()
  return () => client.send(new PublishVersionCommand({ FunctionName: NAME }))
}

describe('provisioned concurrency answers as recorded', () => {
  test('on a version, then on an alias', () =>
    replay('provisioned', 'TestLambdaProvisionedConcurrency::test_lambda_provisioned_lifecycle', async (it) => {
      const { answer, client } = it
      const { put, get, remove, list } = calls(it)
      await answer('publish_version_result', await publish(it))
      const alias = new CreateAliasCommand({ FunctionName: NAME, Name, FunctionVersion: '1' })
      await answer('create_alias_result', () => client.send(alias))
      await answer('put_provisioned_on_version', put('1'))
      await answer('put_provisioned_on_alias_versionconflict', put(Name))
      it.wait()
      await answer('delete_provisioned_version', remove('1'))
      await answer('get_provisioned_version_postdelete', get('1'))
      await answer('put_provisioned_on_alias', put(Name))
      await answer('put_provisioned_on_version_conflict', put('1'))
      const removeAlias = new DeleteAliasCommand({ FunctionName: NAME, Name })
      await answer('delete_alias_result', () => client.send(removeAlias))
      await answer('get_provisioned_alias_postaliasdelete', get(Name))
      await answer('list_response_postdeletes', list())
    }))

  test('refusals', () =>
    replay('provisioned', 'TestLambdaProvisionedConcurrency::test_provisioned_concurrency_exceptions', async (it) => {
      const { answer } = it
      const { put, get, remove, list } = calls(it)
      await answer('publish_version_result', await publish(it))
      await answer('get_provisioned_config_doesnotexist', get('1'))
      await answer('get_provisioned_functionname_doesnotexist', get('noalias', 'doesnotexist'))
      await answer('get_provisioned_qualifier_doesnotexist', get('noalias'))
      await answer('get_provisioned_version_doesnotexist', get('10'))
      await answer('get_provisioned_latest', get('$LATEST'))
      await answer('list_provisioned_noconfigs', list())
      await answer('list_provisioned_functionname_doesnotexist', list('doesnotexist'))
      await answer('delete_provisioned_functionname_doesnotexist', remove('1', 'doesnotexist'))
      await answer('delete_provisioned_qualifier_doesnotexist', remove('noalias'))
      await answer('delete_provisioned_version_doesnotexist', remove('10'))
      await answer('delete_provisioned_latest', remove('$LATEST'))
      await answer('delete_provisioned_config_doesnotexist', remove('1'))
      await answer('put_provisioned_invalid_param_0', put('1', NAME, 0))
      await answer('put_provisioned_functionname_doesnotexist_alias', put('noalias', 'doesnotexist'))
      await answer('put_provisioned_functionname_doesnotexist_version', put('1', 'doesnotexist'))
      await answer('put_provisioned_qualifier_doesnotexist', put('doesnotexist'))
      await answer('put_provisioned_version_doesnotexist', put('10'))
      await answer('put_provisioned_latest', put('$LATEST'))
    }))

  test("the account's limits", () =>
    replay('provisioned', 'TestLambdaProvisionedConcurrency::test_provisioned_concurrency_limits', async (it) => {
      const { put } = calls(it)
      await (await publish(it))()
      await it.answer('put_provisioned_concurrency_account_limit_exceeded', put('1', NAME, 1001))
      await it.answer('put_provisioned_concurrency_below_unreserved_min_value', put('1', NAME, 1000))
    }))
})
