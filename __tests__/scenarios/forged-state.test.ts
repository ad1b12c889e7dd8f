import { readdirSync } from 'node:fs'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { givenAlias, givenFunction } from './given.ts'
import { deploy, openStage } from './stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openStage()
  await givenFunction(sandbox, { versions: ['one', 'two'], alias: {} })
  await givenAlias(sandbox, { name: 'hello-world', region: 'us-east-1' }, { name: 'other', version: '2' })
  await givenFunction(sandbox, { name: 'another', versions: ['one', 'two'], alias: {} })
})

afterAll(() => sandbox?.stop())

/** The post step with a state that main did not write. */
function postWith(
  state: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const names = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])
  const env = { STATE_isPost: 'true', ...Object.fromEntries(names) }
  return deploy(sandbox, {
    env,
    permissions: { deployments: 'write', pull_requests: 'write' },
    inputs: { alias: 'live', ...inputs },
  })
}

const shift = { region: 'us-east-1', functionName: 'hello-world', alias: 'live', from: '1', to: '2', description: '' }

/** Where all aliases are. */
const routes = () =>
  sandbox.lambda.functions().map(({ name, aliases }) => [name, aliases.map((one) => [one.name, one.functionVersion])])

test('post removes no directory that is none of a run', async () => {
  const precious = folder({ file: 'precious' })
  const { log, exitCode, annotations } = await postWith({ directories: precious })
  expect(readdirSync(precious)).toEqual(['file'])
  expect(exitCode, log).toBe(0)
  expect(annotations.map(({ message }) => message)).toContain(
    `The saved state names the directory ${precious}, which is none of this action: it is left as it is.`,
  )
})

test('post reverts no shift of another alias, function, region or deployment group', async () => {
  const foreign = [
    { alias: 'other' },
    { functionName: 'another' },
    { region: 'eu-west-1' },
    { codeDeploy: { application: 'a', deploymentGroup: 'b' } },
  ].map((change) => ({ ...shift, ...change }))
  const before = routes()
  const { log, exitCode, annotations } = await postWith({ shifts: JSON.stringify(foreign) })
  expect(routes(), log).toEqual(before)
  expect(exitCode, log).toBe(0)
  const told = annotations.map(({ message }) => /names (.*), which this step does not deploy to/.exec(message)?.[1])
  const places = ['other in us-east-1', 'live in eu-west-1', 'live in us-east-1'].map((place) => `hello-world:${place}`)
  expect(new Set(told)).toEqual(new Set(['another:live in us-east-1', ...places]))
})

test.each([
  ['the inputs name no file', {}],
  ['the input says it itself', { 'functions-config': '{"hello-world":{}}' }],
])('post takes no function and no role from the saved state where %s', async (_, inputs) => {
  const forged = { 'functions-config': '{"another":{},"hello-world":{"alias":"other","role-to-assume":"x"}}' }
  const before = routes()
  const foreign = [
    { ...shift, functionName: 'another' },
    { ...shift, alias: 'other' },
  ]
  const state = { inputs: JSON.stringify({ configs: forged }), shifts: JSON.stringify(foreign) }
  const { log, annotations } = await postWith(state, inputs)
  expect(routes(), log).toEqual(before)
  const left = annotations.filter(({ message }) => message.includes('which this step does not deploy to'))
  expect(new Set(left.map(({ message }) => message)).size).toBe(2)
})

test('post reverts nothing where what a file said was not saved, and says so', async () => {
  const before = routes()
  const named = { 'regions-config': 'regions.json' }
  const { log, annotations } = await postWith({ inputs: '', shifts: JSON.stringify([shift]) }, named)
  expect(routes(), log).toEqual(before)
  expect(annotations.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('regions-config: what the file said is not in the saved state'),
  )
})

test("post ends no deployment on GitHub that is another run's, or is over", async () => {
  const { github } = sandbox
  const all = (['in_progress', 'success'] as const).map((state) => github.deployment({ environment: 'staging', state }))
  const given = JSON.stringify([...all.map(({ id }) => id), 'a', null, { id: all[0]?.id }])
  const { log, exitCode } = await postWith({ deployments: given })
  expect(exitCode, log).toBe(0)
  expect(github.deployments('staging').map(({ state }) => state)).toEqual(['in_progress', 'success'])
})

test('post changes no comment but one that says that this run builds', async () => {
  const { github } = sandbox
  github.pullRequest({ number: 7 })
  const body =
    '<!-- deploy-lambda-image: preview of hello-world -->\n<!-- remembered: {"commit":"c"} -->\n### being built'
  github.comment({ issue: 7, user: 'github-actions[bot]', body })
  const given = [{ number: 7, of: 'hello-world', commit: 'c' }, { number: 'x' }, { number: 8, of: 'x', commit: 'c' }]
  const { exitCode, log } = await postWith({ comments: JSON.stringify(given) })
  expect(exitCode, log).toBe(0)
  expect(github.comments(7).map((one) => one.body)).toEqual([body])
  expect(github.comments(8)).toEqual([])
})

test('post reverts no alias of the same name in another account', async () => {
  const before = routes()
  const arn = 'arn:aws:lambda:us-east-1:999999999999:function:hello-world:live'
  const { log, annotations } = await postWith({ shifts: JSON.stringify([{ ...shift, arn }]) })
  expect(routes(), log).toEqual(before)
  expect(annotations.map(({ message }) => message)).toContainEqual(expect.stringContaining(`the step moved ${arn}`))
})

test('post makes nothing of shifts that are no JSON', async () => {
  const before = routes()
  const { exitCode, log } = await postWith({ shifts: 'nonsense' })
  expect(exitCode, log).toBe(0)
  expect(routes()).toEqual(before)
})

test('a shift that main saved is reverted', async () => {
  const { log } = await postWith({ shifts: JSON.stringify([shift]) })
  expect(log).toContain('All traffic of hello-world:live in us-east-1 is on version 1 again.')
})
