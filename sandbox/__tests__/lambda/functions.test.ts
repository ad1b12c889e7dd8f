import {
  type CreateFunctionCommandInput,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda'
import { describe, test } from 'vitest'
import { NAME, zip, zipFunction } from './support/functions.ts'
import { type Replay, replay } from './support/recording.ts'

const FunctionName = NAME
const created: Partial<CreateFunctionCommandInput> = { Handler: 'handler.handler', Environment: { Variables: {} } }

function calls({ client }: Replay) {
  return {
    get: () => client.send(new GetFunctionCommand({ FunctionName })),
    remove: (Qualifier?: string) => () => client.send(new DeleteFunctionCommand({ FunctionName, Qualifier })),
    configure: (input: Partial<UpdateFunctionConfigurationCommandInput>) => () =>
      client.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...input })),
    create: (input: Partial<CreateFunctionCommandInput>) => () => client.send(zipFunction({ ...created, ...input })),
  }
}

describe('functions answer as recorded', () => {
  test('created, configured, updated, deleted', () =>
    replay('functions', 'TestLambdaFunction::test_function_lifecycle', async (it) => {
      const { answer, client, wait } = it
      const { get, remove, configure, create } = calls(it)
      await answer('create_response', create({ MemorySize: 256, Timeout: 5 }))
      wait()
      await answer('get_function_response', get)
      const change: Partial<UpdateFunctionConfigurationCommandInput> = {
        Runtime: 'python3.11',
        Description: 'Changed-Description',
        MemorySize: 512,
        Timeout: 10,
        Environment: { Variables: { ENV_A: 'a' } },
      }
      await answer('update_func_conf_response', configure(change))
      wait()
      await answer('get_function_response_postupdate', get)
      const update = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip('second') })
      await answer('update_code_response', () => client.send(update))
      wait()
      await answer('get_function_response_postcodeupdate', get)
      await answer('delete_response', remove())
      await answer('delete_postdelete', remove())
    }))

  test('an identical update still takes its time', () =>
    replay('functions', 'TestLambdaFunction::test_redundant_updates', async (it) => {
      const { answer, client, wait } = it
      const { get, configure, create } = calls(it)
      await answer('create_response', create({ Description: 'Initial description', Timeout: 30 }))
      wait()
      await answer('first_update_result', configure({ Description: '1st update description' }))
      wait()
      const configuration = new GetFunctionConfigurationCommand({ FunctionName })
      await answer('get_fn_config_result', () => client.send(configuration))
      await answer('get_fn_result', get)
      await answer('redundant_update_result', configure({ Description: '1st update description' }))
      wait()
      await answer('get_fn_result_after_redundant_update', get)
    }))

  test('a second update is refused while one is in progress', () =>
    replay('functions', 'TestLambdaFunction::test_lambda_concurrent_config_updates', async (it) => {
      const { configure, create } = calls(it)
      await it.answer('create-function-response', create({ Timeout: 30 }))
      it.wait()
      await it.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables: {} } }))
      await it.answer('update-during-in-progress-update-exc', configure({ Description: 'too early' }))
    }))

  test.each([
    ['get_function', GetFunctionCommand],
    ['get_function_configuration', GetFunctionConfigurationCommand],
    ['get_function_event_invoke_config', GetFunctionEventInvokeConfigCommand],
  ] as const)('%s of a version that is not there', (operation, Command) =>
    replay('functions', `TestLambdaFunction::test_ops_on_nonexisting_version[${operation}]`, async (it) => {
      await it.client.send(zipFunction())
      const input = { FunctionName, Qualifier: '1221' }
      await it.answer('version_not_found_exception', () => it.client.send(new Command(input)))
    }),
  )

  test('get_function of a function that is not there', () =>
    replay('functions', 'TestLambdaFunction::test_ops_on_nonexisting_fn[get_function]', async (it) => {
      await it.answer('not_found_exception', calls(it).get)
    }))

  test('deleting a version that is not there succeeds as long as the function is', () =>
    replay('functions', 'TestLambdaFunction::test_delete_on_nonexisting_version', async (it) => {
      const { remove } = calls(it)
      await it.client.send(zipFunction())
      await remove('1233')()
      await remove('1233')()
      await remove()()
      await it.answer('delete_function_response_non_existent', remove())
      await it.answer('delete_function_response_non_existent_with_qualifier', remove('1233'))
    }))

  test('refusals of CreateFunction', () =>
    replay('functions', 'TestLambdaFunction::test_create_lambda_exceptions', async (it) => {
      const { create } = calls(it)
      await it.answer('invalid_role_arn_exc', create({ Role: 'r1' }))
      // Values that the SDK's types rule out, as a file of JSON can hold them.
      const wrong = (text: string): CreateFunctionCommandInput => JSON.parse(text)
      await it.answer('invalid_runtime_exc', create(wrong('{"Runtime":"non-existent-runtime"}')))
      await it.answer('uppercase_runtime_exc', create(wrong('{"Runtime":"PYTHON3.9"}')))
      it.skip('empty_architectures')
      await it.answer('multiple_architectures', create({ Architectures: ['x86_64', 'arm64'] }))
      await it.answer('uppercase_architecture', create(wrong('{"Architectures":["X86_64"]}')))
      await it.answer('invalid_zip_exc', create({ Code: { ZipFile: Buffer.from('this is not a zipfile') } }))
    }))

  test('refusals of UpdateFunctionConfiguration', () =>
    replay('functions', 'TestLambdaFunction::test_update_lambda_exceptions', async (it) => {
      const { configure } = calls(it)
      await it.client.send(zipFunction())
      it.wait()
      const wrong = (text: string): UpdateFunctionConfigurationCommandInput => JSON.parse(text)
      await it.answer('invalid_role_arn_exc', configure({ Role: 'r1' }))
      await it.answer('invalid_runtime_exc', configure(wrong('{"Runtime":"non-existent-runtime"}')))
      await it.answer('uppercase_runtime_exc', configure(wrong('{"Runtime":"PYTHON3.9"}')))
    }))
})
