import { LambdaClient, LambdaServiceException } from '@aws-sdk/client-lambda'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { explain } from '../../src/aws/explain.ts'
import { failure } from '../../src/lambda/failure.ts'
import { settlesByItself, whenTaken, whileItSettles } from '../../src/lambda/settle.ts'
import { waitOf } from '../support/wait.ts'

function answered(name: string, message: string, httpStatusCode = 400): LambdaServiceException {
  return new LambdaServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } })
}

const invalid = (message: string) => answered('InvalidParameterValueException', message)
const throttle = answered('TooManyRequestsException', 'Rate exceeded', 429)

test.each([
  ['a role that is new', invalid('The role defined for the function cannot be assumed by Lambda.'), true],
  ['a throttle', throttle, true],
  ['a throttle that was explained already', explain(throttle, 'Could not list'), true],
  ['a throttle of EC2', invalid('Your request has been throttled by EC2, please make sure …'), true],
  [
    'mount targets of S3 Files',
    invalid('S3 Files file system x has mount targets, not all are in the available lifecycle state yet.'),
    true,
  ],
  ['a reason that passes', failure('x', { code: 'InternalError', text: '' }), true],
  ['a reason that stays', failure('x', { code: 'InvalidSubnet', text: '' }), false],
  ['a refusal', invalid('Source image x does not exist. Provide a valid source image.'), false],
  ['a denial', answered('AccessDeniedException', 'User: x is not authorized to perform: y', 403), false],
  ['a bug', new TypeError('x'), false],
])('%s settles by itself is %3$s', (_, error, settles) => {
  expect(settlesByItself(error)).toBe(settles)
})

describe('what does not pass', () => {
  const role = 'The role defined for the function cannot be assumed by Lambda.'
  const network = 'The provided execution role does not have permissions to call CreateNetworkInterface on EC2'

  /** Seconds for which a call is made again that is refused so, each ten seconds after the one before. */
  async function secondsOf(refusal: (attempt: number) => string, timeout = 600_000) {
    let attempt = 0
    const begin = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => begin + attempt * 10_000)
    onTestFinished(() => void vi.restoreAllMocks())
    const told: string[] = []
    const wait = {
      ...waitOf(new LambdaClient({})),
      timeout,
      deadline: begin + timeout,
      tell: (text: string) => void told.push(text),
    }
    const call = async () => {
      attempt++
      throw invalid(refusal(attempt))
    }
    await expect(whileItSettles(wait, call, { first: 1, longest: 1 })).rejects.toThrow()
    return { seconds: attempt * 10, told }
  }

  test('a role that Lambda can not assume is waited for as long as a new one takes, and not longer', async () => {
    const { seconds, told } = await secondsOf(() => role)
    expect(seconds).toBe(130)
    expect(told).toEqual([expect.stringMatching(/^Trying again for up to 2 min, as this may pass by itself: .*/)])
  })

  test('a shorter wait-timeout ends that as well', async () => {
    const { seconds, told } = await secondsOf(() => role, 60_000)
    expect(seconds).toBe(60)
    expect(told).toEqual([expect.stringContaining('Trying again for up to 1 min')])
  })

  test('what else Lambda checks is waited for until wait-timeout, also after the role was known', async () => {
    expect((await secondsOf(() => network)).seconds).toBe(600)
    expect((await secondsOf((attempt) => (attempt < 4 ? role : network))).seconds).toBe(600)
  })
})

describe('a call', () => {
  const conflict = answered('ResourceConflictException', 'An update is in progress for resource', 409)

  /** Calls with these errors, one after the other, and then without one. */
  async function callWith(errors: readonly Error[], more: object = {}) {
    const lambda = new LambdaClient({ region: 'us-east-1' })
    const asked: string[] = []
    lambda.send = async (command: object) => {
      asked.push(command.constructor.name)
      return { Configuration: { PackageType: 'Image', State: 'Active', LastUpdateStatus: 'Successful' } }
    }
    const result = whenTaken({ ...waitOf(lambda), ...more }, async (attempt) => {
      const error = errors[attempt - 1]
      if (error) throw error
      return attempt
    })
    return { attempt: await result, asked }
  }

  test('that is refused because the function is busy is made again when it is not', async () => {
    expect(await callWith([conflict])).toEqual({ attempt: 2, asked: ['GetFunctionCommand'] })
  })

  test('that is refused for any other reason is not', async () => {
    await expect(callWith([throttle])).rejects.toBe(throttle)
  })

  test('is not made again after the deadline', async () => {
    await expect(callWith([conflict], { deadline: Date.now() - 1 })).rejects.toBe(conflict)
  })
})
