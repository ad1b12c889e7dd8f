import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda'
import { describe, test } from 'vitest'
import { repositoryUri } from '../../testing/images.ts'
import { imageFunction, NAME, zip, zipFunction } from './support/functions.ts'
import { type Replay, replay } from './support/recording.ts'

const FunctionName = NAME

async function getBoth({ answer, client }: Replay, code: string, configuration: string) {
  await answer(code, () => client.send(new GetFunctionCommand({ FunctionName })))
  await answer(configuration, () => client.send(new GetFunctionConfigurationCommand({ FunctionName })))
}

function configure({ client }: Replay, input: Omit<UpdateFunctionConfigurationCommandInput, 'FunctionName'>) {
  return () => client.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...input }))
}

describe('image functions answer as recorded', () => {
  test('created, refused a zip, updated to another image', () =>
    replay('images', 'TestLambdaImages::test_lambda_image_crud', async (it) => {
      const { answer, client, images, wait } = it
      await answer('create-image-response', () => client.send(imageFunction(it)))
      wait()
      await getBoth(it, 'get-function-code-response', 'get-function-config-response')
      const toZip = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip('other') })
      await answer('image-to-zipfile-error', () => client.send(toZip))
      images.push('debian', 'latest')
      const toImage = new UpdateFunctionCodeCommand({ FunctionName, ImageUri: `${repositoryUri('debian')}:latest` })
      await answer('update-function-code-response', () => client.send(toImage))
      wait()
      await getBoth(it, 'get-function-code-response-after-update', 'get-function-config-response-after-update')
    }))

  test('ImageConfig is replaced whole, and cleared by an empty one', () =>
    replay('images', 'TestLambdaImages::test_lambda_image_and_image_config_crud', async (it) => {
      const ImageConfig = { EntryPoint: ['sh'], Command: ['-c', 'echo test'], WorkingDirectory: '/app1' }
      await it.answer('create-image-with-config-response', () => it.client.send(imageFunction(it, { ImageConfig })))
      it.wait()
      await getBoth(it, 'get-function-code-with-config-response', 'get-function-config-with-config-response')
      const other = { Command: ['-c', 'echo test1'], WorkingDirectory: '/app1' }
      await it.answer('update-function-code-response', configure(it, { ImageConfig: other }))
      it.wait()
      await getBoth(it, 'get-function-code-response-after-update', 'get-function-config-response-after-update')
      await it.answer('update-function-code-delete-imageconfig-response', configure(it, { ImageConfig: {} }))
      it.wait()
      await getBoth(
        it,
        'get-function-code-response-after-delete-imageconfig',
        'get-function-config-response-after-delete-imageconfig',
      )
    }))

  test('a zip function does not become one', () =>
    replay('images', 'TestLambdaImages::test_lambda_zip_file_to_image', async (it) => {
      await it.answer('create-image-response', () => it.client.send(zipFunction({ Handler: 'handler.handler' })))
      it.wait()
      await getBoth(it, 'get-function-code-response', 'get-function-config-response')
      it.images.push('alpine', 'latest')
      const toImage = new UpdateFunctionCodeCommand({ FunctionName, ImageUri: `${repositoryUri('alpine')}:latest` })
      await it.answer('zipfile-to-image-error', () => it.client.send(toImage))
      await getBoth(it, 'get-function-code-response-after-update', 'get-function-config-response-after-update')
    }))

  test('versions are published of settled updates', () =>
    replay('images', 'TestLambdaImages::test_lambda_image_versions', async (it) => {
      const { answer, client, wait } = it
      const publish = (Description: string, CodeSha256?: string) => () =>
        client.send(new PublishVersionCommand({ FunctionName, Description, CodeSha256 }))
      await answer('create_image_response', () => client.send(imageFunction(it, { Publish: true })))
      wait()
      const got = await answer('get_function_result', () => client.send(new GetFunctionCommand({ FunctionName })))
      await answer('list_versions_result', () => client.send(new ListVersionsByFunctionCommand({ FunctionName })))
      await answer('first_update_response', configure(it, { Description: 'Second version :)' }))
      wait()
      await answer('first_update_get_function', () => client.send(new GetFunctionCommand({ FunctionName })))
      await answer('invalid_sha_publish', publish('Second version description :)', 'a'.repeat(64)))
      const sha256 = got?.Configuration?.CodeSha256
      await answer('first_publish_response', publish('Second version description :)', sha256))
      await answer('second_update_response', configure(it, { Description: 'Third version :)' }))
      wait()
      await answer('second_update_get_function', () => client.send(new GetFunctionCommand({ FunctionName })))
      await answer('second_publish_response', publish('Third version description :)'))
    }))
})
