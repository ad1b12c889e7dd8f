import { ECRClient } from '@aws-sdk/client-ecr'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { isAmazon, networkError, shown } from '../../src/aws/network-error.ts'

const regions = [
  'us-east-1',
  'cn-north-1',
  'us-gov-west-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
]

test.each(regions)("every host that the SDK calls in %s is known as AWS's", (region) => {
  const clients = [new LambdaClient({ region }), new ECRClient({ region }), new STSClient({ region })]
  for (const { config } of clients) {
    const { hostname } = config.endpointProvider({ Region: region }).url
    expect(isAmazon(hostname), hostname).toBe(true)
  }
})

test.each(regions.slice(0, 3))('so are the dual-stack and FIPS hosts of %s', (region) => {
  const { endpointProvider } = new LambdaClient({ region }).config
  for (const kind of [{ UseDualStack: true }, { UseFIPS: true }, { UseDualStack: true, UseFIPS: true }]) {
    const { hostname } = endpointProvider({ Region: region, ...kind }).url
    expect(isAmazon(hostname), hostname).toBe(true)
  }
})

test.each(['amazonaws.com.example.org', 'evilamazonaws.com', 'localhost'])('%s is none of them', (host) => {
  expect(isAmazon(host)).toBe(false)
})

const dns = Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' })

test.each([
  ['https://lambda.eu-central-1.amazonaws.com', /^Check aws-region and the machine's DNS/],
  ['https://lambda-fips.eu-central-1.amazonaws.com', /leave AWS_USE_FIPS_ENDPOINT out\.$/],
  ['https://lambda.eu-central-1.api.aws', /leave AWS_USE_DUALSTACK_ENDPOINT out\.$/],
  ['https://aws.example.com', /^Correct AWS_ENDPOINT_URL/],
])('the remedy of an unknown host %s fits it', (url, remedy) => {
  expect(networkError(dns, { url: new URL(url) }, false)?.remedy).toMatch(remedy)
})

test('an error that is final is not one that the SDK tries again', () => {
  const route = { url: new URL('https://lambda.us-east-1.amazonaws.com') }
  expect(networkError(dns, route, false)?.code).toBe('ENOTFOUND')
  expect(networkError(dns, route, true)?.code).toBeUndefined()
  expect(networkError(new Error('something else'), route, true)).toBeUndefined()
})

test('what a page says is shown on one line, without its tags', () => {
  const page = '<html><style>p { color: red }</style><script>alert(1)</script>\n<p>Sign\n in</p> ::error::x'
  expect(shown(page)).toBe('Sign in ::error::x')
  expect(shown(`<p>${'a'.repeat(500)}`)).toHaveLength(160)
})
