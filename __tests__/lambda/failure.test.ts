import { expect, test } from 'vitest'
import { failure } from '../../src/lambda/failure.ts'

const doing = 'Lambda could not make version 2 of hello ready'

test.each([
  [
    { code: 'ImageDeleted', text: 'The function is trying to use a deleted image.' },
    `${doing}: ImageDeleted: The function is trying to use a deleted image. ` +
      'The image was deleted from ECR: push it again, and let no lifecycle rule delete images that versions use.',
  ],
  [
    {
      code: 'InvalidImage',
      text: 'InvalidImage(SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit)',
    },
    `${doing}: InvalidImage: InvalidImage(SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit). ` +
      'Use a smaller base, or several stages.',
  ],
  [
    { code: 'InvalidImage', text: 'ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest sha256:1' },
    `${doing}: InvalidImage: ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest sha256:1. ` +
      'Build the image again with buildx and gzip layers.',
  ],
  [
    { code: 'FunctionError.InitTimeout', text: '' },
    `${doing}: FunctionError.InitTimeout. ` +
      "Run the image locally and correct what its start reports; the function's log has it too.",
  ],
  [
    { code: 'SubnetOutOfIPAddresses', text: 'No addresses!' },
    `${doing}: SubnetOutOfIPAddresses: No addresses! Give the function's subnets free addresses, or more subnets.`,
  ],
  [{ code: '', text: '' }, `${doing}: no reason given. Correct the image or the function, then deploy again.`],
  [
    { code: 'toString', text: 'A code that is a name of every object.' },
    `${doing}: toString: A code that is a name of every object. Correct the image or the function, then deploy again.`,
  ],
])('%o', (reason, message) => {
  expect(failure(doing, reason).message).toBe(message)
})
