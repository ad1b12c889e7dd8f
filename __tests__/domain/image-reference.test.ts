import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  defaultRepository,
  findImageReference,
  formatImageReference,
  parseEcrRegistry,
  parseImageReference,
  parseRepository,
  parseTag,
} from '../../src/domain/image-reference.ts'
import { refusal } from '../support/refusal.ts'

const account = '111122223333'
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const ecr = `${account}.dkr.ecr.us-east-1.amazonaws.com`

describe('an image reference', () => {
  test.each([
    [`${ecr}/hello`, { registry: ecr, repository: 'hello' }],
    [`${ecr}/team/hello:v1`, { registry: ecr, repository: 'team/hello', tag: 'v1' }],
    [`${ecr}/hello@${digest}`, { registry: ecr, repository: 'hello', digest }],
    [`${ecr}/hello:v1@${digest}`, { registry: ecr, repository: 'hello', tag: 'v1', digest }],
    [`127.0.0.1:5000/hello:v1`, { registry: '127.0.0.1:5000', repository: 'hello', tag: 'v1' }],
    ['localhost/a__b/c-d.e:_x', { registry: 'localhost', repository: 'a__b/c-d.e', tag: '_x' }],
  ])('%s', (text, reference) => {
    expect(parseImageReference(text, 'image-uri')).toEqual(reference)
    expect(findImageReference(text)).toEqual(reference)
  })

  test.each([
    'hello',
    'hello:latest',
    'library/hello:v1',
    `${ecr}/Hello`,
    `${ecr}/hello:`,
    `${ecr}/hello@sha256:12`,
    '',
  ])('is not %j', (text) => {
    expect(refusal(() => parseImageReference(text, 'image-uri'))).toBe(
      `image-uri: '${text}' is not a full image URI. ` +
        "Write '<account>.dkr.ecr.<region>.amazonaws.com/<repository>', then ':<tag>' or '@sha256:<digest>'.",
    )
    expect(findImageReference(text)).toBeUndefined()
  })

  const reference = fc.record(
    {
      registry: fc.constantFrom(ecr, 'registry.example', 'localhost:5000'),
      repository: fc.stringMatching(/^[a-z0-9]{1,9}([._-][a-z0-9]{1,9}){0,2}(\/[a-z0-9]{1,9}){0,2}$/),
      tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/),
      digest: fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
    },
    { requiredKeys: ['registry', 'repository'] },
  )

  test('is read back as it was written, the digest before the tag', () => {
    fc.assert(
      fc.property(reference, (given) => {
        const { tag, ...others } = given
        const written = given.digest === undefined && tag !== undefined ? given : others
        expect(parseImageReference(formatImageReference(given), 'image-uri')).toEqual(written)
      }),
    )
  })

  test('is never anything but read or refused', () => {
    fc.assert(fc.property(fc.string(), (text) => void refusal(() => parseImageReference(`${ecr}/${text}`, 'x'))))
  })
})

describe('the host of an ECR registry', () => {
  test.each([
    [ecr, { account, region: 'us-east-1', fips: false }],
    [`${account}.dkr.ecr-fips.us-east-1.amazonaws.com`, { account, region: 'us-east-1', fips: true }],
    [`${account}.dkr.ecr.cn-north-1.amazonaws.com.cn`, { account, region: 'cn-north-1', fips: false }],
    [`${account}.dkr.ecr.us-gov-west-1.amazonaws.com`, { account, region: 'us-gov-west-1', fips: false }],
    [`${account}.dkr.ecr.eusc-de-east-1.amazonaws.eu`, { account, region: 'eusc-de-east-1', fips: false }],
    [`${account}.dkr-ecr.us-east-1.on.aws`, { account, region: 'us-east-1', fips: false }],
    [`${account}.dkr-ecr-fips.us-east-1.on.aws`, { account, region: 'us-east-1', fips: true }],
    [`${account}.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn`, { account, region: 'cn-north-1', fips: false }],
  ])('%s', (host, registry) => {
    expect(parseEcrRegistry(host)).toEqual(registry)
  })

  test.each([
    'public.registry.example',
    'registry.example',
    `${account}.dkr.ecr.cn-north-1.amazonaws.com`,
    `${account}.dkr.ecr.us-east-1.amazonaws.com.evil.example`,
    `1${account}.dkr.ecr.us-east-1.amazonaws.com`,
    '127.0.0.1:5000',
  ])('is not %s', (host) => {
    expect(parseEcrRegistry(host)).toBeUndefined()
  })
})

describe('a repository', () => {
  test.each([
    ['hello', { repository: 'hello' }],
    ['team.a/hello', { repository: 'team.a/hello' }],
    [`${ecr}/team/hello`, { registry: ecr, repository: 'team/hello' }],
    ['127.0.0.1:5000/hello', { registry: '127.0.0.1:5000', repository: 'hello' }],
  ])('%s', (text, repository) => {
    expect(parseRepository(text)).toEqual(repository)
  })

  test.each(['hello:v1', 'a//b', 'Hello:v1', 'a'.repeat(257)])('is not %s', (text) => {
    expect(refusal(() => parseRepository(text))).toBe(
      `repository: '${text}' is not the name or URI of an ECR repository. ` +
        "Write lower-case letters, digits and '-', '_', '.', '/', without a tag.",
    )
  })
})

const elsewhere = 'and Lambda pulls from private ECR repositories only.'
const noRepository = 'is the host of a registry, without a repository.'

test.each([
  ['Hello', "has upper-case letters, and names of ECR repositories have none. Write 'hello'."],
  [`${ecr}/Hello`, `has upper-case letters, and names of ECR repositories have none. Write '${ecr}/hello'.`],
  ['ghcr.io/o/r', `is in the registry ghcr.io, ${elsewhere} Write the name of an ECR repository, for example 'o/r'.`],
  [
    'docker.io/O/r:v1',
    `is in the registry docker.io, ${elsewhere} Write the name of an ECR repository, for example 'o/r'.`,
  ],
  [
    'europe-docker.pkg.dev/p/r',
    `is in the registry europe-docker.pkg.dev, ${elsewhere} Write the name of an ECR repository, for example 'p/r'.`,
  ],
  [ecr, `${noRepository} Write '${ecr}/<repository>', or the name of the repository alone.`],
  [`${ecr}/`, `${noRepository} Write '${ecr}/<repository>', or the name of the repository alone.`],
])('repository %s is refused with what to write', (text, rest) => {
  expect(refusal(() => parseRepository(text))).toBe(`repository: '${text}' ${rest}`)
})

test.each([
  ['hello-world', 'hello-world'],
  ['MyFunction', 'myfunction'],
  ['_orders_', 'orders'],
  ['a--b__C', 'a-b_c'],
  ['-', 'function'],
  ['x', 'function-x'],
])('a function %s has the repository %s by default', (name, repository) => {
  expect(defaultRepository(name)).toBe(repository)
  expect(parseRepository(repository)).toEqual({ repository })
})

test.each(['v1', '_', 'A'.repeat(128), '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'])('%s is a tag', (text) => {
  expect(parseTag(text)).toBe(text)
})

test.each(['.v1', '-', 'a b', 'hello:v1', 'A'.repeat(129), ''])('%j is no tag', (text) => {
  expect(refusal(() => parseTag(text))).toBe(
    `tags: '${text}' is not an image tag. ` +
      "Write up to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-', without the repository.",
  )
})
