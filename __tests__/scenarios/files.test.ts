import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { onlyError } from './read-back.ts'
import { checkout, create, openStage } from './stage.ts'

const key = 'a key of the machine, not of the workspace'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await openStage()
})
afterAll(() => sandbox.stop())

test.each([
  ['test-expect', { 'test-event': '{}' }],
  ['test-event', {}],
  ['verify-expect', { 'verify-event': '{}' }],
  ['verify-event', {}],
  ['function-config', {}],
  ['regions-config', {}],
])('a link in the workspace has %s print no file of the machine', async (input, inputs) => {
  const workspace = checkout()
  symlinkSync(join(folder({ 'key.json': JSON.stringify({ key }) }), 'key.json'), join(workspace, 'file.json'))
  const run = await create(sandbox, { workspace, inputs: { ...inputs, [input]: 'file.json', 'dry-run': 'true' } })
  expect(run.exitCode).toBe(1)
  expect(onlyError(run)).toContain(`${input}: 'file.json' leads to '`)
  expect(onlyError(run)).toContain('which is neither in the workspace nor')
  expect(`${run.log}${run.rawSummary}`).not.toContain(key)
})

test('result-dir writes to no file elsewhere, and says so before anything is asked', async () => {
  const workspace = checkout()
  const elsewhere = folder({ 'deploy-lambda-image-us-east-1.json': key })
  symlinkSync(elsewhere, join(workspace, 'results'))
  const before = sandbox.requests.all.length
  const run = await create(sandbox, { workspace, inputs: { 'result-dir': 'results' } })
  expect(onlyError(run)).toContain(
    `result-dir: 'results' leads to '${elsewhere}', which is neither in the workspace nor`,
  )
  expect(sandbox.requests.all).toHaveLength(before)
  expect(readFileSync(join(elsewhere, 'deploy-lambda-image-us-east-1.json'), 'utf8')).toBe(key)
})
