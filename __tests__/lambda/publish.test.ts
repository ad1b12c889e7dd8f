import {
  GetFunctionCommand,
  LambdaClient,
  ResourceConflictException,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { describe, expect, test, vi } from 'vitest'
import { nothingDesired } from '../../src/lambda/desired.ts'
import { getFunction } from '../../src/lambda/function.ts'
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

function publish(lambda: LambdaClient, publish = true, more: Partial<CodeRequest> = {}): Promise<unknown> {
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
    ...more,
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

describe('a function that was read already', () => {
  /** A Lambda whose function has the image once it is updated, and notes what it is asked. */
  function busyLambda(state: { revision: string; settled?: boolean }) {
    const asked: string[] = []
    let digits = '2'.repeat(64)
    const lambda = new LambdaClient({ region: 'us-east-1' })
    vi.spyOn(lambda, 'send').mockImplementation(async (command: unknown) => {
      if (command instanceof GetFunctionCommand) {
        asked.push('get')
        const LastUpdateStatus = state.settled === false ? 'InProgress' : 'Successful'
        state.settled = true
        const now = { CodeSha256: digits, State: 'Active', LastUpdateStatus, RevisionId: state.revision }
        return { Configuration: { PackageType: 'Image', Version: '7', ...now } }
      }
      if (!(command instanceof UpdateFunctionCodeCommand)) throw new Error('unexpected')
      asked.push(`update ${command.input.RevisionId}`)
      if (command.input.RevisionId !== state.revision) {
        throw new ResourceConflictException({ message: 'changed', $metadata: { httpStatusCode: 409 } })
      }
      digits = '1'.repeat(64)
      return { Version: '7' }
    })
    return { lambda, asked, state }
  }

  test('is not read again before its first change', async () => {
    const { lambda, asked } = busyLambda({ revision: 'a' })
    const again = getFunction(lambda, 'hello')
    await publish(lambda, true, { again })
    expect(asked.slice(0, 2)).toEqual(['get', 'update a'])
  })

  test('is read again when Lambda refuses the change, because it has changed since', async () => {
    const { lambda, asked, state } = busyLambda({ revision: 'a' })
    const again = getFunction(lambda, 'hello')
    await again
    state.revision = 'b'
    const replaced: string[] = []
    const mayReplace = async ({ revisionId }: { revisionId: string }) => void replaced.push(revisionId)
    await publish(lambda, true, { again, mayReplace })
    expect(asked.filter((one) => one.startsWith('update'))).toEqual(['update a', 'update b'])
    expect(replaced).toEqual(['a', 'b'])
  })

  test.each([
    ['it lacks a tag, which is given whatever it is by then', { settled: true }, { team: 'a' }],
    ['it was being updated', { settled: false }, {}],
  ])('is read again where %s', async (_, state, tags) => {
    const { lambda, asked } = busyLambda({ revision: 'a', ...state })
    const again = getFunction(lambda, 'hello')
    await publish(lambda, true, { again, desired: { ...nothingDesired, tags } }).catch(() => undefined)
    expect(asked.slice(0, 2)).toEqual(['get', 'get'])
  })
})
