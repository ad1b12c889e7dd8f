import { expect, test } from 'vitest'
import {
  commit,
  nothing,
  openPullRequest,
  preview,
  setPreviewStage,
  urlOf,
  webCheckout,
  whatIsThere,
} from './preview-stage.ts'

test('a pull request gets a function of its own with a URL, and nothing is left when it is closed', async () => {
  const sandbox = await setPreviewStage()
  const pullRequest = openPullRequest(sandbox)
  const opened = await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('hello') })
  expect(opened.exitCode, opened.log).toBe(0)
  const url = (await urlOf(sandbox))?.FunctionUrl ?? ''
  expect(opened.outputs['function-url']).toBe(url)
  expect(await (await fetch(url)).text()).toBe('hello')
  expect(await whatIsThere(sandbox)).toEqual({
    functions: ['hello-world', 'hello-world-pr-7'],
    tags: ['main', `pr-7-${commit(1)}-hello-world`],
    logGroups: ['/aws/lambda/hello-world-pr-7'],
    comments: ['The preview of `hello-world` is ready'],
    deployments: [`${commit(1)} success`],
  })

  pullRequest.close()
  const closed = await preview(sandbox, { action: 'closed' })
  expect(closed.exitCode, closed.log).toBe(0)
  expect(await whatIsThere(sandbox)).toEqual({
    ...nothing,
    comments: ['The preview of `hello-world` is removed'],
    deployments: [`${commit(1)} inactive`],
  })
})
