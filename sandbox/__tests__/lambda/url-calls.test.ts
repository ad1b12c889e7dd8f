import {
  AddPermissionCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  UpdateFunctionUrlConfigCommand,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  everybody,
  FunctionName,
  mayCallUrl,
  mayInvoke,
  Qualifier,
  signed,
  startUrlStage,
  type UrlStage,
} from './support/url.ts'

const FORBIDDEN =
  'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'

let stage: UrlStage
let lambda: LambdaClient
let url: string

beforeAll(async () => {
  stage = await startUrlStage()
  ;({ lambda, url } = stage)
})

afterAll(() => stage?.stop())

/** Sends what the function shall answer. */
function ask(answer: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return fetch(`${url}/answer`, {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'content-type': 'application/octet-stream', ...headers },
  })
}

async function expectForbidden(response: Response): Promise<void> {
  expect(response.status).toBe(403)
  expect(response.headers.get('x-amzn-errortype')).toBe('AccessDeniedException')
  expect(await response.json()).toEqual({ Message: FORBIDDEN })
}

describe('a public function URL', () => {
  test('takes both permissions', async () => {
    await expectForbidden(await fetch(url))
    await lambda.send(mayCallUrl)
    await expectForbidden(await fetch(url))
    await lambda.send(new RemovePermissionCommand({ FunctionName, Qualifier, StatementId: 'url' }))
    await lambda.send(mayInvoke)
    await expectForbidden(await fetch(url))
    await lambda.send(mayCallUrl)
    expect((await fetch(url)).status).toBe(200)
  })

  test('hands the request over as an event, to the version that the alias names', async () => {
    const response = await fetch(`${url}/a%20b/c?x=1&x=2&y=%26`, {
      method: 'PUT',
      body: '{"is":"text"}',
      headers: { 'content-type': 'application/json', cookie: 'one=1; two=2', 'X-Own': 'Value' },
    })
    expect(response.headers.get('content-type')).toBe('application/json')
    const { event, version, arn } = Object(await response.json())
    expect({ version, arn }).toEqual({
      version: '1',
      arn: 'arn:aws:lambda:us-east-1:111122223333:function:app:live',
    })
    const host = new URL(url).host
    const path = '/a%20b/c'
    expect(event).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: 'x=1&x=2&y=%26',
      cookies: ['one=1', 'two=2'],
      headers: expect.objectContaining({ 'x-own': 'Value', host, 'x-forwarded-for': '127.0.0.1' }),
      queryStringParameters: { x: '1,2', y: '&' },
      requestContext: {
        accountId: 'anonymous',
        apiId: expect.stringMatching(/^[0-9a-f]{32}$/),
        domainName: host,
        domainPrefix: expect.any(String),
        http: { method: 'PUT', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: expect.any(String) },
        requestId: response.headers.get('x-amzn-requestid'),
        routeKey: '$default',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      body: '{"is":"text"}',
      isBase64Encoded: false,
    })
    expect(event.headers).not.toHaveProperty('cookie')
  })

  test('answers what the function says, whole', async () => {
    const body = Buffer.from([0, 255, 10]).toString('base64')
    const headers = { 'Content-Type': 'image/x-own', 'X-Number': 7 }
    const answer = { statusCode: 201, headers, cookies: ['a=1; Secure', 'b=2'], body, isBase64Encoded: true }
    const response = await ask(answer)
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('image/x-own')
    expect(response.headers.get('x-number')).toBe('7')
    expect(response.headers.getSetCookie()).toEqual(['a=1; Secure', 'b=2'])
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255, 10]))
  })

  test.each([
    { answer: '{"message":"plain"}', status: 200, body: '{"message":"plain"}' },
    { answer: '"a string"', status: 200, body: '"a string"' },
    { answer: 'null', status: 200, body: 'null' },
    { answer: '{"statusCode":204}', status: 204, body: '' },
    { answer: '{"statusCode":"many"}', status: 502, body: 'Internal Server Error' },
    { answer: '{"statusCode":200,"body":{}}', status: 502, body: 'Internal Server Error' },
    { answer: '{"statusCode":200,"headers":{"a b":"c"}}', status: 502, body: 'Internal Server Error' },
    { answer: 'no JSON', status: 502, body: 'Internal Server Error' },
  ])('answers $status where the function answered $answer', async ({ answer, status, body }) => {
    const response = await ask(answer)
    expect({ status: response.status, body: await response.text() }).toEqual({ status, body })
  })

  test('answers what is no JSON when it streams', async () => {
    const setMode = (InvokeMode: 'BUFFERED' | 'RESPONSE_STREAM') =>
      lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName, Qualifier, InvokeMode }))
    await setMode('RESPONSE_STREAM')
    const response = await ask('no JSON')
    await setMode('BUFFERED')
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: 'no JSON' })
  })

  test('answers 502 when the function fails', async () => {
    const response = await fetch(`${url}/fail`)
    expect({ status: response.status, body: await response.text() }).toEqual({
      status: 502,
      body: 'Internal Server Error',
    })
  })

  test('answers 429 when the function is switched off', async () => {
    const reserve = (ReservedConcurrentExecutions: number) =>
      lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }))
    await reserve(0)
    const response = await fetch(url)
    await reserve(10)
    expect(response.status).toBe(429)
    expect(await response.json()).toMatchObject({ Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' })
  })

  test('answers preflights itself, and lets in the origins that it names', async () => {
    const preflight = { 'access-control-request-method': 'POST' }
    const options = (origin: string) => fetch(url, { method: 'OPTIONS', headers: { ...preflight, origin } })
    const allowed = await options('https://app.example')
    expect(allowed.status).toBe(200)
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-max-age': '60',
    })
    expect((await options('https://other.example')).headers.has('access-control-allow-origin')).toBe(false)
    const own = { 'access-control-allow-origin': 'https://own.example' }
    const answered = await ask({ statusCode: 200, headers: own }, { origin: 'https://app.example' })
    expect(answered.headers.get('access-control-allow-origin')).toBe('https://app.example')
    expect(answered.headers.get('access-control-expose-headers')).toBe('x-own')
  })
})

describe('a function URL for IAM', () => {
  beforeAll(async () => {
    await lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName, Qualifier, AuthType: 'AWS_IAM' }))
  })

  test('refuses who does not sign, though there are statements for everybody', async () => {
    const statement = {
      StatementId: 'iam',
      Action: 'lambda:InvokeFunctionUrl',
      FunctionUrlAuthType: 'AWS_IAM',
    } as const
    await lambda.send(new AddPermissionCommand({ ...everybody, ...statement }))
    await expectForbidden(await fetch(url))
    expect((await signed(stage, 'stranger')).status).toBe(200)
    await lambda.send(new RemovePermissionCommand({ FunctionName, Qualifier, StatementId: 'iam' }))
  })

  test('knows who signs, and judges by the role', async () => {
    const response = await signed(stage, 'deploy')
    expect(response.status).toBe(200)
    const { event } = Object(await response.json())
    expect(event.requestContext).toMatchObject({
      accountId: '111122223333',
      authorizer: { iam: { userArn: 'arn:aws:sts::111122223333:assumed-role/deploy/ambient' } },
    })
    await expectForbidden(await signed(stage, 'stranger'))
  })

  test('refuses a wrong signature', async () => {
    const forge = (headers: Record<string, string>) => ({
      ...headers,
      authorization: (headers.authorization ?? '').replace(/Signature=.*/, `Signature=${'0'.repeat(64)}`),
    })
    const response = await signed(stage, 'deploy', forge)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('signature') })
  })
})
