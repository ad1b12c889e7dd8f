import { GetFunctionCommand, LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { expect, test, vi } from 'vitest'
import { nothingDesired } from '../../src/lambda/desired.ts'
import { publishImage } from '../../src/lambda/publish.ts'
import type { CodeRequest } from '../../src/lambda/request.ts'

const digest = `sha256:${'1'.repeat(64)}`

/** A Lambda that runs another image than the one it was given, as after a deploy by another run. */
function replaced(): LambdaClient {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  vi.spyOn(lambda, 'send').mockImplementation(async (command: unknown) => {
    const Configuration = { PackageType: 'Image', CodeSha256: '2'.repeat(64), State: 'Active' }
    if (command instanceof GetFunctionCommand) return { Configuration }
    if (command instanceof UpdateFunctionCodeCommand) return { Version: command.input.Publish ? '7' : '$LATEST' }
    throw new Error('unexpected')
  })
  return lambda
}

test.each([
  [true, 'Let one run at a time deploy a function, with a concurrency group.'],
  [false, "Let one run at a time deploy a function, with a concurrency group, or set publish to 'true'."],
])('an image that another deploy replaced, with publish %s', async (publish, remedy) => {
  const lambda = replaced()
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
  const wait = {
    lambda,
    functionName: 'hello',
    deadline: Date.now() + 5000,
    timeout: 5000,
    signal: new AbortController().signal,
  }
  await expect(publishImage(request, wait)).rejects.toThrow(`another deploy replaced it. ${remedy}`)
})
