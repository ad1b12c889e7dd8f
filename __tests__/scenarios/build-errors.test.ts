import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { asRead, onlyError } from './read-back.ts'
import { create, setStage } from './stage.ts'

test('a base whose registry has a rate limit is told with the ways around it', async () => {
  const sandbox = await setStage()
  const host = await limitedRegistry()
  const run = await create(sandbox, { workspace: folder({ Dockerfile: `FROM ${host}/base:1\n` }) })
  expect(onlyError(run)).toMatch(
    /^The image could not be built: .* 429 Too Many Requests\. The registry of the base image has a rate limit/,
  )
})

test('a missing source of COPY is named, and no base image is blamed', async () => {
  const sandbox = await setStage()
  const Dockerfile = 'FROM busybox:stable-musl\nCOPY missing /\n'
  const run = await create(sandbox, { workspace: folder({ Dockerfile }) })
  expect(onlyError(run)).toContain("COPY or ADD names '/missing', which the context does not have")
})

test('an instruction that fails is told with its line and its last words, in the annotation and in the summary', async () => {
  const sandbox = await setStage()
  const Dockerfile =
    'FROM busybox:stable-musl\nRUN --mount=type=secret,id=key echo "$(cat /run/secrets/key)" >&2; npm install\n'
  const run = await create(sandbox, { workspace: folder({ Dockerfile }), inputs: { secrets: 'key=hunter2-hunter2' } })
  const instruction =
    '\'RUN --mount=type=secret,id=key echo "$(cat /run/secrets/key)" >&2; npm install\' (Dockerfile:2)'
  expect(onlyError(run)).toBe(
    `The image could not be built: ${instruction} ended with exit code 127. Its last 2 lines: *** | /bin/sh: npm: not found. ` +
      "'npm' is not in the image at that point: install it in an instruction before, or take a base image that has it.",
  )
  const callout = run.summary.slice(run.summary.indexOf('> [!CAUTION]'), run.summary.indexOf('<details>'))
  expect(asRead(callout)).toContain('/bin/sh: npm: not found')
  expect(callout).toContain('`npm` is not in the image at that point')
  expect(run.log + run.summary).not.toContain('hunter2')
})

test('a push that ECR refuses is no failed build', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  sandbox.faults.add({ service: 'registry', operation: 'PutImage', kind: 'error', status: 400, times: 1000 })
  const Dockerfile = `FROM busybox:stable-musl\nLABEL own=${crypto.randomUUID()}\nCOPY file /\nENTRYPOINT ["/bin/busybox"]\n`
  const run = await create(sandbox, { workspace: folder({ Dockerfile, file: crypto.randomUUID() }) })
  expect(onlyError(run)).toMatch(/^Could not push /)
  expect(onlyError(run)).not.toMatch(/built|base image/)
})

/** A registry that answers every question for an image with 429. @returns its host */
async function limitedRegistry(): Promise<string> {
  const server = createServer(({ url }, response) => {
    response.writeHead(url === '/v2/' ? 200 : 429).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`
}
