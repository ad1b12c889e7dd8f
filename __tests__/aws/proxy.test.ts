import { describe, expect, test } from 'vitest'
import { proxyFor } from '../../src/aws/proxy.ts'
import { Problem } from '../../src/domain/problem.ts'

const lambda = new URL('https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/hello')

describe('the proxy', () => {
  test.each([
    [{}, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
    [{ https_proxy: 'http://lower:3128', HTTPS_PROXY: 'http://upper:3128' }, 'http://lower:3128/'],
    [{ HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
    [{ HTTPS_PROXY: 'https://user:p%40ss@proxy' }, 'https://user:p%40ss@proxy/'],
    [{ HTTP_PROXY: 'http://proxy:3128' }, undefined],
  ])('of %j is %s', (env, proxy) => {
    expect(proxyFor(lambda, env)?.href).toBe(proxy)
  })

  test('of a request in the clear is HTTP_PROXY', () => {
    const env = { HTTP_PROXY: 'http://plain:3128', HTTPS_PROXY: 'http://tls:3128' }
    expect(proxyFor(new URL('http://emulator.example.com:4566/'), env)?.href).toBe('http://plain:3128/')
  })

  test.each(['socks5://user:secret@proxy:1080', 'http://', 'http://user:secret@proxy:port'])(
    'is refused when it is %s, without telling its password',
    (value) => {
      expect(() => proxyFor(lambda, { HTTPS_PROXY: value })).toThrow(Problem)
      expect(() => proxyFor(lambda, { HTTPS_PROXY: value })).not.toThrow(/secret/)
    },
  )
})

describe('NO_PROXY', () => {
  const isDirect = (url: string, noProxy: string) =>
    proxyFor(new URL(url), { HTTPS_PROXY: 'http://proxy:3128', HTTP_PROXY: 'http://proxy:3128', NO_PROXY: noProxy }) ===
    undefined

  test.each([
    ['https://lambda.us-east-1.amazonaws.com', '*'],
    ['https://lambda.us-east-1.amazonaws.com', 'lambda.us-east-1.amazonaws.com'],
    ['https://lambda.us-east-1.amazonaws.com', 'amazonaws.com'],
    ['https://lambda.us-east-1.amazonaws.com', '.amazonaws.com'],
    ['https://lambda.us-east-1.amazonaws.com', '*.amazonaws.com'],
    ['https://lambda.us-east-1.amazonaws.com', 'one.example, AmazonAWS.com.'],
    ['https://lambda.us-east-1.amazonaws.com', 'one.example amazonaws.com'],
    ['https://lambda.us-east-1.amazonaws.com', 'amazonaws.com:443'],
    ['https://lambda.internal:8443', 'internal:8443'],
    ['https://10.1.2.3', '10.1.2.3'],
    ['https://10.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3:8443', '10.0.0.0/8:8443'],
    ['https://[fd00::1]', 'fd00::1'],
    ['https://[fd00::1]', '[fd00::1]'],
    ['https://[fd00::1]:8443', '[fd00::1]:8443'],
    ['https://[fd00::1]', 'fd00::/8'],
    ['https://127.0.0.1:4566', ''],
    ['https://localhost:4566', ''],
    ['https://[::1]:4566', ''],
  ])('%s is called directly with %j', (url, noProxy) => {
    expect(isDirect(url, noProxy)).toBe(true)
  })

  test.each([
    ['https://lambda.us-east-1.amazonaws.com', ''],
    ['https://lambda.us-east-1.amazonaws.com', 'azonaws.com'],
    ['https://lambda.us-east-1.amazonaws.com', 'sts.us-east-1.amazonaws.com'],
    ['https://lambda.us-east-1.amazonaws.com', 'amazonaws.com:8443'],
    ['https://lambda.us-east-1.amazonaws.com', '10.0.0.0/8,,.'],
    ['https://11.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3', '10.0.0.0/,10.0.0.0/8.5,10.0.0.0/-1,10.0.0.0/x'],
    ['https://10.1.2.3', '10.0.0.0/99'],
    ['https://[fe80::1]', 'fd00::/8,10.0.0.0/8'],
  ])('%s goes through the proxy with %j', (url, noProxy) => {
    expect(isDirect(url, noProxy)).toBe(false)
  })
})
