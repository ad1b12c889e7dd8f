import { ECRClient } from '@aws-sdk/client-ecr'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { removeImages } from '../../src/preview/images.ts'

const digest = `sha256:${'1'.repeat(64)}`
const preview = { repository: 'octo-org/hello', number: 1, of: 'hello' }

/** Removes the one image of a preview, where ECR answers so what refers to it. */
async function remove(referrers: object | Error) {
  const ecr = new ECRClient({ region: 'us-east-1' })
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = async () => ({ Functions: [] })
  const deleted: unknown[] = []
  ecr.send = async (command: { input: object }) => {
    switch (command.constructor.name) {
      case 'ListImageReferrersCommand':
        if (referrers instanceof Error) throw referrers
        return referrers
      case 'BatchDeleteImageCommand':
        deleted.push(Reflect.get(command.input, 'imageIds'))
        return {}
      default:
        return { imageIds: [], imageDetails: [] }
    }
  }
  const found = await removeImages({ ecr, lambda }, { name: 'app' }, { preview, built: [digest], dryRun: false })
  return { ...found, deleted }
}

test('what refers to an image is removed with it', async () => {
  const signature = `sha256:${'2'.repeat(64)}`
  expect(await remove({ referrers: [{ digest: signature }] })).toEqual({
    removed: [`app@${digest}`],
    kept: [],
    deleted: [[{ imageDigest: digest }, { imageDigest: signature }]],
  })
})

test.each([
  ['AccessDeniedException', 400],
  ['ValidationException', 400],
  ['ServerException', 500],
])('where ECR does not list it (%s), the image is removed all the same, and that is told', async (name, status) => {
  const { kept, ...rest } = await remove(
    Object.assign(new Error('words'), { name, $metadata: { httpStatusCode: status } }),
  )
  expect(rest).toEqual({ removed: [`app@${digest}`], deleted: [[{ imageDigest: digest }]] })
  expect(kept).toEqual([expect.stringMatching(/^what refers to app@sha256:1+, because: Could not list .*words.*[^.]$/)])
})
