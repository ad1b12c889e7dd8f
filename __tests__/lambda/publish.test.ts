import {
  GetFunctionCommand,
  LambdaClient,
  ResourceConflictException,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { expect, test, vi } from 'vitest'
import { nothingDesired } from '../../src/lambda/desired.ts'
import { publishImage } from '../../src/lambda/publish.ts'
import type { CodeRequest } from '../../src/lambda/request.ts'

const digest = `sha256:${'1'.repeat(64)}`

/** A Lambda that answers every read with this configuration, and every update with `update`. */
function lambdaWith(configuration: object, update: (publish: boolean) => object): LambdaClient {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  vi.spyOn(lambda, 'send').mockImplementation(async (command: unknown) => {
    if (command instanceof GetFunctionCommand) return { Configuration: { PackageType: 'Image', ...configuration } }
    if (command instanceof UpdateFunctionCodeCommand) return update(command.input.Publish === true)
    throw new Error('unexpected')
  })
  return lambda
}

function publish(lambda: LambdaClient, publish = true): Promise<unknown> {
  const request: CodeRequest = {
    lambda,
    polling: lambda,
    functionName: 'hello',
    imageUri: `r/hello@${digest}`,
    digest,
    architecture: 'x86_64',
    publish,
    skipUnchanged: true,
    desired: nothingDesired,
    mayReplace: async () => {},
    onTagged: () => {},
  }
  const { signal } = new AbortController()
  return publishImage(request, {
    lambda,
    functionName: 'hello',
    deadline: Date.now() + 60_000,
    timeout: 60_000,
    signal,
  })
}

test.each([
  [true, 'Let one run at a time deploy a function, with a concurrency group.'],
  [false, "Let one run at a time deploy a function, with a concurrency group, or set publish to 'true'."],
])('an image that another deploy replaced, with publish %s', async (published, remedy) => {
  const lambda = lambdaWith({ CodeSha256: '2'.repeat(64), State: 'Active' }, (publish) => ({
    Version: publish ? '7' : '$LATEST',
  }))
  await expect(publish(lambda, published)).rejects.toThrow(`another deploy replaced it. ${remedy}`)
})

test('a function that is being deleted is not waited for', async () => {
  const reason = { StateReasonCode: 'DrainingDurableExecutions', StateReason: 'Executions still run.' }
  const lambda = lambdaWith({ State: 'Deleting', ...reason }, () => {
    throw new ResourceConflictException({
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Deleting',
      $metadata: { httpStatusCode: 409 },
    })
  })
  await expect(publish(lambda)).rejects.toThrow(
    'Could not deploy to hello, which takes no update: DrainingDurableExecutions: Executions still run. ' +
      'Wait until they have ended, or stop them, then run the job again.',
  )
})
