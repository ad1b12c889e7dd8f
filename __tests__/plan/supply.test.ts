import { expect, test } from 'vitest'
import { plan } from '../../src/plan/decide.ts'
import { refusal } from '../support/refusal.ts'
import { account, context, inputs } from './stage.ts'

const registry = `${account}.dkr.ecr.us-east-1.amazonaws.com`

test.each([
  [
    'an attestation of what is built here',
    { 'require-attestation': 'true' },
    'require-attestation: what this run builds has no attestation before it is built. ' +
      'Set it where image-uri deploys an image that another job has built and attested.',
  ],
  [
    'attestations for what was built elsewhere',
    { attest: 'provenance', 'image-uri': `${registry}/hello@sha256:${'0'.repeat(64)}` },
    'attest: the image of image-uri was built elsewhere, and a copy of it is not attested anew. ' +
      'Remove it here, and set it where the image is built.',
  ],
  [
    'provenance of an image of the engine',
    { attest: 'true', image: 'hello:latest' },
    'attest: BuildKit has not built the image of the engine, and tells no provenance of it. Name files alone in attest.',
  ],
])('%s is refused', (_, given, message) => {
  expect(refusal(() => plan(inputs(given), context))).toBe(message)
})
