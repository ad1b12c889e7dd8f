import { ECRClient } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { deleteImages } from '../../src/ecr/delete-images.ts'
import { isScannedOnDemand } from '../../src/ecr/scan.ts'
import { missingLayers, uploadLayer } from '../../src/ecr/upload.ts'

const region = 'us-east-1'
const address = { name: 'app' }

/** An ECR that answers so, by the command's name; what it was sent. */
function answering(answers: Readonly<Record<string, object>>) {
  const ecr = new ECRClient({ region })
  const sent: { name: string; input: object }[] = []
  ecr.send = async (command: { input: object }) => {
    const name = command.constructor.name.replace('Command', '')
    sent.push({ name, input: command.input })
    return answers[name] ?? {}
  }
  const lengthsOf = (member: string) =>
    sent.flatMap(({ input }) => {
      const value: unknown = Reflect.get(input, member)
      return Array.isArray(value) || value instanceof Uint8Array ? value.length : []
    })
  return { ecr, sent, lengthsOf }
}

const digests = Array.from({ length: 250 }, (_, index) => `sha256:${index}`)

test('ECR deletes a hundred images at a time', async () => {
  const { ecr, lengthsOf } = answering({})
  await deleteImages(
    ecr,
    address,
    digests.map((imageDigest) => ({ imageDigest })),
  )
  expect(lengthsOf('imageIds')).toEqual([100, 100, 50])
})

test('ECR is asked for a hundred layers at a time', async () => {
  const layers = [{ layerDigest: 'sha256:0', layerAvailability: 'AVAILABLE' }]
  const { ecr, lengthsOf } = answering({ BatchCheckLayerAvailability: { layers } })
  expect(await missingLayers({ ecr, address, region }, digests)).toEqual(digests.slice(1))
  expect(lengthsOf('layerDigests')).toEqual([100, 100, 50])
})

test('a layer goes in parts of the size that ECR names, the last of which may be smaller', async () => {
  const { ecr, sent, lengthsOf } = answering({ InitiateLayerUpload: { uploadId: 'u', partSize: 10 } })
  async function* content() {
    yield Buffer.alloc(4)
    yield Buffer.alloc(21)
  }
  await uploadLayer({ ecr, address, region }, content(), () => 'sha256:1')
  expect(lengthsOf('layerPartBlob')).toEqual([10, 10, 5])
  expect(sent.map(({ input }) => [Reflect.get(input, 'partFirstByte'), Reflect.get(input, 'partLastByte')])).toEqual([
    [undefined, undefined],
    [0, 9],
    [10, 19],
    [20, 24],
    [undefined, undefined],
  ])
})

test("how another account's repositories are scanned is not asked", async () => {
  const { ecr, sent } = answering({})
  const image = { ecr, address: { name: 'app', registryId: '444455556666' }, region, digest: 'sha256:1' }
  expect(await isScannedOnDemand(image)).toBeUndefined()
  expect(sent).toEqual([])
})
