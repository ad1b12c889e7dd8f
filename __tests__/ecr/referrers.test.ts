import { ECRClient } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { listReferrers } from '../../src/ecr/referrers.ts'

/** What is listed where ECR answers with an error. */
function answered(name: string) {
  const ecr = new ECRClient({ region: 'us-east-1' })
  ecr.send = async () => {
    throw Object.assign(new Error('words'), { name, $metadata: { httpStatusCode: 400 } })
  }
  return listReferrers(ecr, { name: 'app' }, 'sha256:1')
}

test("where ECR can't be asked, nothing refers to an image", async () => {
  expect(await answered('UnknownOperationException')).toEqual([])
  expect(await answered('ImageNotFoundException')).toEqual([])
  await expect(answered('ServerException')).rejects.toThrow('Could not list what refers to app@sha256:1 in ECR')
})
