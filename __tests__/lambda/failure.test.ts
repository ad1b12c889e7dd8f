import { LastUpdateStatusReasonCode, State, StateReasonCode } from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { imageFacts } from '../../src/image/facts.ts'
import { failure, stateFailure } from '../../src/lambda/failure.ts'
import type { FunctionState } from '../../src/lambda/function.ts'

const doing = 'Lambda could not make version 2 of hello ready'
const generic = failure(doing, { code: 'unheard', text: '' }).findings[0]?.remedy

// The enums are the SDK's: what a new one adds has no meaning here, and fails this.
test.each([...new Set([...Object.values(StateReasonCode), ...Object.values(LastUpdateStatusReasonCode)])])(
  'the reason %s has a sentence and a remedy that are its own',
  (code) => {
    const { message, findings } = failure(doing, { code, text: '' })
    const [, sentence = '', remedy = ''] = /^.*?ready: \S+: (.*?[.]) (.*)$/.exec(message) ?? []
    expect(sentence).not.toBe('')
    expect(findings[0]?.remedy).toBe(remedy)
    expect(remedy).not.toBe(generic)
    expect(remedy).toMatch(/^[A-Z].*[.]$/)
    expect(remedy.includes('AWS Support')).toBe(code === 'InternalError')
    expect(failure(doing, { code, text: "Lambda's words." }).message).toContain(`ready: ${code}: Lambda's words. `)
  },
)

test.each(Object.values(State).filter((state) => !/^(?:Active|Inactive|ActiveNonInvocable)$/.test(state)))(
  'the state %s without a reason has a sentence and a remedy',
  (state) => {
    const { message } = failure(doing, { code: '', text: '' }, { state })
    expect(message).toMatch(/ready: [A-Z].*?[.] [A-Z].*[.]$/)
    if (state !== 'Failed') expect(message).not.toContain('gives no reason')
  },
)

describe('a remedy names what is known of the function', () => {
  const history = ['ENTRYPOINT ["/bootstrap"]', 'WORKDIR /task'].map((createdBy) => ({ createdBy, emptyLayer: true }))
  const config = { os: 'linux', architecture: 'amd64', command: [], labels: {}, environment: {}, history }
  const image = imageFacts([], { ...config, entryPoint: ['/bootstrap'] })
  const key = 'arn:aws:kms:us-east-1:111122223333:key/1'

  test.each([
    ['FunctionError.InvalidEntryPoint', 'Correct ENTRYPOINT ["/bootstrap"]: the program must be a file of the image'],
    ['FunctionError.PermissionDenied', 'Let every user read and execute the program of ENTRYPOINT ["/bootstrap"]'],
    ['FunctionError.InvalidWorkingDirectory', 'Correct WORKDIR /task: the folder must be in the image'],
    ['KMSKeyNotFound', `the KMS key ${key} (KMSKeyArn) does not exist in this region and account.`],
    ['DisabledKMSKey', `Enable the KMS key ${key} in KMS`],
  ])('%s', (code, told) => {
    expect(failure(doing, { code, text: '' }, { image, config: { KMSKeyArn: key } }).message).toContain(told)
  })

  test('the input that stands in for the instruction', () => {
    const told = { code: 'FunctionError.InvalidWorkingDirectory', text: '' }
    expect(failure(doing, told, { image, config: { ImageConfig: { WorkingDirectory: '/x' } } }).message).toContain(
      "Correct image-working-directory '/x': ",
    )
  })
})

test.each([
  ['EC2RequestLimitExceeded', true],
  ['EniLimitExceeded', true],
  ['InsufficientCapacity', true],
  ['InternalError', true],
  ['EFSMountTimeout', true],
  ['InsufficientRolePermissions', true],
  ['InvalidImage', false],
  ['ImageAccessDenied', false],
  ['SubnetOutOfIPAddresses', false],
  ['FunctionError.InitTimeout', false],
])('%s passes by itself is %s', (code, passes) => {
  expect(failure(doing, { code, text: '' }).passes).toBe(passes)
})

test.each([
  [
    {
      code: 'InvalidImage',
      text: 'InvalidImage(SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit)',
    },
    'Use a smaller base, or several stages.',
  ],
  [
    { code: 'InvalidImage', text: 'ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest sha256:1' },
    'Build the image again with buildx and gzip layers.',
  ],
  [
    { code: 'SubnetOutOfIPAddresses', text: 'No addresses!' },
    "Give the function's subnets free addresses, or more subnets.",
  ],
  [{ code: 'toString', text: 'A code that is a name of every object.' }, generic],
])('%o', (reason, remedy) => {
  const words = /[.!]$/.test(reason.text) ? reason.text : `${reason.text}.`
  expect(failure(doing, reason).message).toBe(`${doing}: ${reason.code}: ${words} ${remedy}`)
})

test('a state that is not ready is told with its own reason', () => {
  const reason = { code: '', text: '' }
  const found: Pick<FunctionState, 'state' | 'stateReason' | 'config'> = {
    state: 'Deleting',
    stateReason: reason,
    config: {},
  }
  expect(stateFailure(doing, found).message).toBe(
    `${doing}: Another run or a person deletes it. Find out in CloudTrail what deletes it, then run the job again.`,
  )
})
