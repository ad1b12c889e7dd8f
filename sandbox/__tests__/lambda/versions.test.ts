import {
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  type PublishVersionCommandInput,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { describe, test } from 'vitest'
import { NAME, zip, zipFunction } from './support/functions.ts'
import { type Replay, replay } from './support/recording.ts'

const FunctionName = NAME

function calls({ client }: Replay) {
  return {
    get: (Qualifier?: string) => () => client.send(new GetFunctionCommand({ FunctionName, Qualifier })),
    list: () => client.send(new ListVersionsByFunctionCommand({ FunctionName })),
    publish:
      (input: Partial<PublishVersionCommandInput> = {}) =>
      () =>
        client.send(new PublishVersionCommand({ FunctionName, ...input })),
    describe: (Description: string) => () =>
      client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description })),
  }
}

describe('versions answer as recorded', () => {
  test('published on creation, and again without a change in between', () =>
    replay('versions', 'TestLambdaVersions::test_publish_version_on_create', async (it) => {
      const { get, list, publish } = calls(it)
      await it.answer('create_response', () => it.client.send(zipFunction({ Publish: true })))
      it.wait()
      await it.answer('get_function_result', get())
      await it.answer('get_function_version_result', get('1'))
      await it.answer('get_function_latest_result', get('$LATEST'))
      await it.answer('list_versions_result', list)
      await it.answer('repeated_publish_response', publish({ Description: 'Repeated version description :)' }))
      await it.answer('list_versions_result_after_publish', list)
    }))

  test('published after updates, listed, deleted', () =>
    replay('versions', 'TestLambdaVersions::test_version_lifecycle', async (it) => {
      const { get, list, publish, describe } = calls(it)
      await it.answer('create_response', () => it.client.send(zipFunction({ Description: 'No version :(' })))
      it.wait()
      await it.answer('get_function_result', get())
      await it.answer('list_versions_result', list)
      await it.answer('first_update_response', describe('First version :)'))
      it.wait()
      await it.answer('first_update_get_function', get())
      await it.answer('first_publish_response', publish({ Description: 'First version description :)' }))
      await it.answer('first_publish_get_function', get('1'))
      const configuration = new GetFunctionConfigurationCommand({ FunctionName, Qualifier: '1' })
      await it.answer('first_publish_get_function_config', () => it.client.send(configuration))
      await it.answer('second_update_response', describe('Second version :))'))
      it.wait()
      await it.answer('first_publish_get_function_after_update', get('1'))
      await it.answer('second_publish_response', publish())
      await it.answer('third_publish_response', publish({ Description: 'Third version description :)))' }))
      await it.answer('list_versions_result_after_third_publish', list)
      await it.client.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '1' }))
      await it.answer('list_versions_result_after_deletion_of_first_version', list)
    }))

  test('refused for another revision', () =>
    replay(
      'versions',
      'TestLambdaVersions::test_publish_with_wrong_revisionid',
      async (it) => {
        const { get, publish } = calls(it)
        await it.answer('create_response', () => it.client.send(zipFunction({ Runtime: 'python3.9' })))
        it.wait()
        const got = await it.answer('get_fn_response', get())
        await it.answer('publish_wrong_revisionid_exc', publish({ RevisionId: 'wrong' }))
        await it.answer('publish_result', publish({ RevisionId: got?.Configuration?.RevisionId }))
      },
      // Recorded in 2022, before the API had these.
      ['SnapStart', 'LoggingConfig', 'RuntimeVersionConfig'],
    ))

  test('refused for other code', () =>
    replay('versions', 'TestLambdaVersions::test_publish_with_wrong_sha256', async (it) => {
      const { get, publish } = calls(it)
      await it.answer('create_response', () => it.client.send(zipFunction()))
      it.wait()
      const got = await it.answer('get_fn_response', get())
      await it.answer('publish_wrong_sha256_exc', publish({ CodeSha256: 'somenonexistentsha256' }))
      await it.answer('publish_result', publish({ CodeSha256: got?.Configuration?.CodeSha256 }))
    }))

  test('published with an update: Pending, while $LATEST is InProgress', () =>
    replay('versions', 'TestLambdaVersions::test_publish_with_update', async (it) => {
      const { get } = calls(it)
      await it.answer('create_response', () => it.client.send(zipFunction()))
      it.wait()
      await it.answer('get_function_result', get())
      const update = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip('second'), Publish: true })
      await it.answer('update_function_code_result', () => it.client.send(update))
      await it.answer('get_function_version_result', get('1'))
      await it.answer('get_function_latest_result', get('$LATEST'))
    }))
})
