import { expect, test } from 'vitest'
import { setImageStage } from './image-stage.ts'
import { onlyError } from './read-back.ts'

test('an archived image is named as such, with what restores it, wherever it is needed', async () => {
  const { sandbox, deployTag, digests } = await setImageStage()
  await sandbox.ecr.archiveImage('hello-world', 'v1')
  const restore =
    "Restore it with 'aws ecr update-image-storage-class --region us-east-1 --repository-name hello-world " +
    `--image-id imageDigest=${digests.v1} --target-storage-class STANDARD', and run the job again once its status is ` +
    'ACTIVE. Let no lifecycle rule archive images that versions use.'

  // It is what the function runs.
  const other = await deployTag('v2', { alias: 'live' })
  expect(other.annotations.map(({ message }) => message)).toEqual([
    `The image that the function runs now, ${digests.v1}, is archived in hello-world in us-east-1: older versions that use it will stop working. ${restore}`,
  ])
  expect(other.exitCode, other.log).toBe(0)

  const named = await deployTag('v1')
  expect(onlyError(named)).toBe(
    `image-uri: the image v1 of hello-world in us-east-1 is archived, and can't be pulled. ${restore}`,
  )

  const back = await deployTag('v2', { alias: 'live', rollback: 'true', 'rollback-to': '1', 'image-uri': '' })
  expect(onlyError(back)).toBe(
    `The image of version 1 of hello-world in us-east-1, ${digests.v1}, is archived in hello-world. ${restore}`,
  )
})
