import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { ask, sha } from '../../testing/github.ts'

const ROOT = '/repos/octo-org/hello-lambda'
let sandbox: Sandbox

beforeEach(async () => {
  await sandbox?.stop()
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const send = (method: string, path: string, body?: object) => {
  const token = sandbox.github.token({ deployments: 'write' })
  return ask(sandbox, `${ROOT}${path}`, { token, method, ...(body && { body }) })
}
const fine = { auto_merge: false, required_contexts: [] }
const create = (body: object) => send('POST', '/deployments', { ref: sandbox.github.job.sha, ...fine, ...body })

function idOf({ body }: { body: unknown }): number {
  return typeof body === 'object' && body !== null && 'id' in body ? Number(body.id) : Number.NaN
}

const succeed = (id: number, more: object = {}) =>
  send('POST', `/deployments/${id}/statuses`, { state: 'success', ...more })
const states = () => sandbox.github.deployments().map(({ state }) => state)

describe('a deployment is created', () => {
  test('with what it was given', async () => {
    const { status, body } = await create({ environment: 'pr-7', transient_environment: true, description: 'Preview' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      sha: sandbox.github.job.sha,
      environment: 'pr-7',
      transient_environment: true,
      production_environment: false,
      description: 'Preview',
      task: 'deploy',
      creator: { login: 'github-actions[bot]', type: 'Bot' },
    })
  })

  test('of production unless it says otherwise', async () => {
    expect((await create({})).body).toMatchObject({ environment: 'production', production_environment: true })
    expect((await create({ environment: 'live', production_environment: true })).body).toMatchObject({
      production_environment: true,
    })
  })

  test('only of a ref that is there', async () => {
    expect(await create({ ref: 'nowhere' })).toMatchObject({
      status: 422,
      body: { message: 'No ref found for: nowhere' },
    })
  })

  test('only when the contexts are green, which the job itself is not', async () => {
    expect(await create({ required_contexts: undefined })).toMatchObject({
      status: 409,
      body: {
        message: `Conflict: Commit status checks failed for ${sandbox.github.job.sha}.`,
        errors: [{ field: 'required_contexts' }],
      },
    })
  })

  test('not when main is to be merged first', async () => {
    const { job } = sandbox.github
    sandbox.github.commits([{ sha: sha(1), parents: [job.sha] }])
    sandbox.github.branch('main', sha(1))
    expect(await create({ auto_merge: undefined })).toMatchObject({
      status: 202,
      body: { message: `Auto-merged main into ${job.sha} on deployment.` },
    })
    expect(sandbox.github.deployments()).toEqual([])
    expect((await create({})).status).toBe(201)
  })
})

test('the list is filtered, newest first, in pages', async () => {
  for (const environment of ['a', 'b', 'a', 'a']) sandbox.github.deployment({ environment, sha: sha(1) })
  const [first, , third, fourth] = sandbox.github.deployments().map(({ id }) => id)
  const list = async (query: string) => {
    const { body } = await send('GET', `/deployments${query}`)
    return Array.isArray(body) ? body.map(({ id }) => id) : []
  }
  expect(await list('?environment=a')).toEqual([fourth, third, first])
  expect(await list('?environment=a&per_page=2&page=2')).toEqual([first])
  expect(await list(`?ref=${sha(2)}`)).toEqual([])
})

describe('a status', () => {
  test('is shown newest first, with its URLs', async () => {
    const id = idOf(await create({ environment: 'pr-7' }))
    await send('POST', `/deployments/${id}/statuses`, { state: 'in_progress', log_url: 'https://github.com/log' })
    await succeed(id, { environment_url: 'https://preview.example/' })
    expect((await send('GET', `/deployments/${id}/statuses`)).body).toMatchObject([
      { state: 'success', environment: 'pr-7', environment_url: 'https://preview.example/' },
      { state: 'in_progress', log_url: 'https://github.com/log', target_url: 'https://github.com/log' },
    ])
    expect(states()).toEqual(['success'])
  })

  test.each([{ state: 'done' }, { state: 'success', description: 'x'.repeat(141) }])('%j is none', async (body) => {
    const { id } = sandbox.github.deployment({ environment: 'a' })
    expect((await send('POST', `/deployments/${id}/statuses`, body)).status).toBe(422)
    expect((await send('POST', '/deployments/1/statuses', { state: 'success' })).status).toBe(404)
  })

  test('of success makes the ones before inactive, but not those of production or transient ones', async () => {
    const { deployment } = sandbox.github
    deployment({ environment: 'a', state: 'success' })
    deployment({ environment: 'a', state: 'success', transient: true })
    deployment({ environment: 'a', state: 'success', production: true })
    deployment({ environment: 'a', state: 'failure' })
    deployment({ environment: 'b', state: 'success' })
    const { id } = deployment({ environment: 'a' })
    deployment({ environment: 'a', state: 'success' })
    await succeed(id, { auto_inactive: false })
    expect(states()).toEqual(['success', 'success', 'success', 'failure', 'success', 'success', 'success'])
    await succeed(id)
    expect(states()).toEqual(['inactive', 'success', 'success', 'failure', 'success', 'success', 'success'])
  })
})

test('only what is inactive is deleted, or the last one', async () => {
  const { id: active } = sandbox.github.deployment({ environment: 'a', state: 'success' })
  const { id: inactive } = sandbox.github.deployment({ environment: 'a', state: 'inactive' })
  expect(await send('DELETE', `/deployments/${active}`)).toMatchObject({
    status: 422,
    body: { message: expect.stringMatching(/^We cannot delete an active deployment unless/) },
  })
  expect((await send('DELETE', `/deployments/${inactive}`)).status).toBe(204)
  expect((await send('DELETE', `/deployments/${active}`)).status).toBe(204)
  expect(sandbox.github.deployments()).toEqual([])
})

test('an environment is not deleted with what a workflow may have', async () => {
  sandbox.github.deployment({ environment: 'pr/7' })
  const { status, headers } = await send('DELETE', '/environments/pr%2F7')
  expect(status).toBe(403)
  expect(headers.get('x-accepted-github-permissions')).toBe('administration=write')
  const token = sandbox.github.token({ administration: 'write' })
  expect((await ask(sandbox, `${ROOT}/environments/pr%2F7`, { token, method: 'DELETE' })).status).toBe(204)
})
