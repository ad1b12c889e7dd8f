import { expect, test } from 'vitest'
import { divideEnvironment, ownProxies, withoutProxies } from '../../src/container/environment.ts'

test('values of one line go into a file, whatever docker makes of their names', () => {
  expect(divideEnvironment({ PATH: '/opt/bin', DOCKER_HOST: 'tcp://x', EMPTY: '', SPACED: ' a = b ' })).toEqual({
    file: 'PATH=/opt/bin\nDOCKER_HOST=tcp://x\nEMPTY=\nSPACED= a = b \n',
    inherited: {},
  })
})

test("values of several lines go through docker's environment", () => {
  expect(divideEnvironment({ LETTER: 'dear\nreader', DOS: 'a\r\nb', ONE: '1' })).toEqual({
    file: 'ONE=1\n',
    inherited: { LETTER: 'dear\nreader', DOS: 'a\r\nb' },
  })
})

test.each(['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CONFIG', 'LD_PRELOAD', 'https_proxy'])(
  'several lines in %s would disturb docker itself',
  (name) => {
    expect(() => divideEnvironment({ [name]: 'a\nb' })).toThrow(
      `The variable ${name} has several lines and can't be given to the rehearsal: docker would take it for its own. Set it in test-env to a value of one line.`,
    )
  },
)

test("proxies of docker's config are blanked, and the function's own hold without a value in argv", () => {
  const variables = { https_proxy: 'http://own', OTHER: 'x' }
  expect(withoutProxies(variables).filter((option) => /https?_proxy/i.test(option))).toEqual([
    '--env=HTTP_PROXY=',
    '--env=http_proxy=',
    '--env=HTTPS_PROXY=',
    '--env=https_proxy',
  ])
  expect(ownProxies(variables)).toEqual({ https_proxy: 'http://own' })
})
