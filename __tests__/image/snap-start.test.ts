import { expect, test } from 'vitest'
import { allowsSnapshots, isSnapStartBase } from '../../src/image/snap-start.ts'

const label = 'com.amazonaws.lambda.feature.snapstart'

test.each([
  [{ [label]: 'Allow' }, true],
  [{}, false],
  [{ [label]: 'allow' }, false],
  [{ 'com.amazonaws.lambda.feature': 'Allow' }, false],
])('labels %j allow snapshots: %j', (labels, allows) => {
  expect(allowsSnapshots({ labels })).toBe(allows)
})

const onAws = { LAMBDA_RUNTIME_DIR: '/var/runtime' }

test.each([
  ['Java 11 and newer', onAws, { java: true }, true],
  ['Python 3.12', onAws, { python: 'python3.12', java: false }, true],
  ['Python 3.9', onAws, { python: 'python3.9', java: false }, false],
  ['.NET 8', { ...onAws, DOTNET_VERSION: '8.0.14' }, { java: false }, true],
  ['.NET 6', { ...onAws, DOTNET_VERSION: '6.0.36' }, { java: false }, false],
  ['Node.js, Ruby or provided', onAws, { java: false }, false],
  ['Python of another publisher', {}, { python: 'python3.13', java: false }, false],
])('a base image for %s', (_, environment, files, takes) => {
  expect(isSnapStartBase({ environment }, files)).toBe(takes)
})
