import {
  AddPermissionCommand,
  CreateAliasCommand,
  type CreateFunctionCommandInput,
  GetFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { describe, test } from 'vitest'
import { NAME, zip, zipFunction } from './support/functions.ts'
import { type Replay, replay } from './support/recording.ts'

const FunctionName = NAME
const created: Partial<CreateFunctionCommandInput> = { Timeout: 30, Environment: { Variables: {} } }

function getFunction({ client }: Replay, Qualifier?: string) {
  return () => client.send(new GetFunctionCommand({ FunctionName, Qualifier }))
}

describe('revisions answer as recorded', () => {
  test('one at the start of each update, one at its end', () =>
    replay('revisions', 'TestLambdaRevisions::test_function_revisions_basic', async (it) => {
      const { answer, client, wait } = it
      const updateCode = (RevisionId?: string) => () =>
        client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip('first'), RevisionId }))
      const configure = (RevisionId?: string) => () =>
        client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Runtime: 'python3.8', RevisionId }))
      await answer('create_function_response_rev1', () => client.send(zipFunction(created)))
      wait()
      const second = await answer('get_function_response_rev2', getFunction(it))
      await answer('update_function_revision_exception', updateCode('wrong'))
      await answer('update_function_code_response_rev3', updateCode(second?.Configuration?.RevisionId))
      wait()
      const fourth = await answer('get_function_response_rev4', getFunction(it))
      await answer('update_function_configuration_revision_exception', configure('wrong'))
      await answer('update_function_configuration_response_rev5', configure(fourth?.Configuration?.RevisionId))
      wait()
      await answer('get_function_response_rev6', getFunction(it))
    }))

  test('a publish revises $LATEST, an alias does not', () =>
    replay('revisions', 'TestLambdaRevisions::test_function_revisions_version_and_alias', async (it) => {
      const { answer, client, wait } = it
      const publish = (RevisionId?: string) => () =>
        client.send(new PublishVersionCommand({ FunctionName, RevisionId }))
      const alias = { FunctionName, Name: 'revision_alias' }
      await answer('create_function_response_rev1', () =>
        client.send(zipFunction({ ...created, Handler: 'handler.handler' })),
      )
      wait()
      const active = await answer('get_function_active_rev2', getFunction(it))
      await answer('publish_version_revision_exception', publish('wrong'))
      await answer('publish_version_response_rev_v1', publish(active?.Configuration?.RevisionId))
      await answer('get_function_published_version_rev_v2', getFunction(it, '1'))
      await answer('get_function_latest_rev3', getFunction(it))
      const made = await answer('create_alias_response_rev_a1', () =>
        client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' })),
      )
      await answer('get_function_latest_rev4', getFunction(it))
      await answer('get_function_published_version_rev_v3', getFunction(it, '1'))
      await answer('update_alias_revision_exception', () =>
        client.send(new UpdateAliasCommand({ ...alias, RevisionId: 'wrong' })),
      )
      const change = { ...alias, Description: 'something changed', RevisionId: made?.RevisionId }
      await answer('update_alias_response_rev_a2', () => client.send(new UpdateAliasCommand(change)))
    }))

  test('a permission for another revision is refused', () =>
    replay('revisions', 'TestLambdaRevisions::test_function_revisions_permissions', async (it) => {
      await it.client.send(zipFunction(created))
      it.wait()
      const permission = new AddPermissionCommand({
        FunctionName,
        StatementId: 's3',
        Action: 'lambda:InvokeFunction',
        Principal: 's3.amazonaws.com',
        SourceArn: 'arn:aws:s3:::test-bucket',
        RevisionId: 'wrong',
      })
      await it.answer('add_permission_revision_exception', () => it.client.send(permission))
    }))
})
