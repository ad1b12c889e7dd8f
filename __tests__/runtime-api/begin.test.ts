import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RuntimeApi } from '../../src/runtime-api/runtime-api.ts'

let api: RuntimeApi
let base: string

beforeEach(async () => {
  api = await RuntimeApi.listen('127.0.0.1', undefined, undefined, true)
  base = `http://${api.address}/2018-06-01/runtime`
})

afterEach(() => api.close())

describe('with SnapStart', () => {
  test('a runtime that asks for the restore is held until then', async () => {
    const restored = fetch(`${base}/restore/next`)
    expect(await api.started).toEqual({ kind: 'snapshot' })
    expect(api.restores).toBe(true)
    const ready = api.restore()
    expect((await restored).status).toBe(200)
    fetch(`${base}/invocation/next`).catch(() => 'cut')
    expect(await ready).toEqual({ kind: 'ready' })
  })

  test('it may report that its hooks failed', async () => {
    fetch(`${base}/restore/next`).catch(() => 'cut')
    await api.started
    const ready = api.restore()
    expect((await fail('Runtime.AfterRestoreError')).status).toBe(202)
    expect(await ready).toMatchObject({ kind: 'error', type: 'Runtime.AfterRestoreError', restoring: true })
  })

  test('one that does not ask starts as ever', async () => {
    fetch(`${base}/invocation/next`).catch(() => 'cut')
    expect(await api.started).toEqual({ kind: 'ready' })
    expect(api.restores).toBe(false)
  })
})

function fail(type: string) {
  const headers = { 'Lambda-Runtime-Function-Error-Type': type }
  return fetch(`${base}/restore/error`, { method: 'POST', body: '{}', headers })
}
