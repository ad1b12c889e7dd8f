import { expect, test } from 'vitest'
import { refuseSnapStart } from '../../src/image/snap-start.ts'

const label = 'com.amazonaws.lambda.feature.snapstart'

test.each([
  ['the label', { labels: { [label]: 'Allow' }, variables: [] }],
  ['an AWS base', { labels: {}, variables: ['PATH', 'LAMBDA_RUNTIME_DIR'] }],
])('an image with %s is taken', (_, facts) => {
  expect(refuseSnapStart(facts, 'the image')).toBeUndefined()
})

test.each([
  ['no label', {}],
  ['another value', { [label]: 'allow' }],
  ['another label', { 'com.amazonaws.lambda.feature': 'Allow' }],
])('an image with %s is refused, with the line to add', (_, labels) => {
  expect(refuseSnapStart({ labels, variables: ['PATH'] }, 'the image')).toEqual({
    what: 'snap-start: the image is not built on an AWS base image, and lacks the label by which SnapStart takes others.',
    remedy: `Add to the Dockerfile: LABEL ${label}="Allow"`,
  })
})
