import { randomInt } from 'node:crypto'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isHeld } from './build-gate.ts'
import { givenFunction } from './given.ts'
import { listed, processesWith } from './machine.ts'
import { changes, onlyError } from './read-back.ts'
import { checkout, openStage, startDeploy } from './stage.ts'

/** Milliseconds: what was begun is stopped within a second, and has another one until the engine is done with it. */
const soon = 7500

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openStage()
  await givenFunction(sandbox, { versions: ['one'] })
})

afterAll(() => sandbox?.stop())

/** A deploy to a function that is live, whose inspection is held until told. All but the first change nothing. */
async function heldInspection(instruction: string, inputs: Readonly<Record<string, string>> = {}) {
  sandbox.requests.clear()
  const repository = sandbox.faults.hold({ service: 'ecr', operation: 'DescribeRepositories' })
  const run = startDeploy(sandbox, { workspace: checkout('two', instruction), inputs })
  await isHeld(repository, run)
  return { run, repository }
}

/** A text by which the processes of one build are known: seconds that last for years. */
const unique = () => String(randomInt(100_000_000, 1_000_000_000))

const running = (text: string) => expect.poll(() => processesWith(text)).not.toEqual([])

/** The engine may still be ending what a build has run when the step is over. */
const ended = (text: string) => expect.poll(() => processesWith(text)).toEqual([])

test('the build begins while the repository is still being inspected, and is shown in its own group', async () => {
  const seconds = `2.${unique()}`
  const { run, repository } = await heldInspection(`RUN echo be""gun && sleep ${seconds}`)
  await running(seconds)
  repository.release()
  const result = await run.result
  expect(result.outputs, result.log).toMatchObject({ version: '2', changed: 'true' })
  const [inspected = '', built = ''] = ['Inspect hello-world', 'Build the image'].map((title) =>
    groupOf(result.log, title),
  )
  expect(inspected).not.toMatch(/^#\d/m)
  expect(built).toMatch(/^Begun .+ ago, beside the inspection$/m)
  expect(built).toMatch(/^#\d+ .*\bbegun$/m)
  expect(built.indexOf('docker buildx build')).toBeLessThan(built.indexOf('#1 '))
})

test('an inspection that refuses ends the build that has begun, and says nothing of it', async () => {
  const seconds = unique()
  const { run, repository } = await heldInspection(`RUN sleep ${seconds}`, { repository: 'nowhere' })
  await running(seconds)
  const start = performance.now()
  repository.release()
  const result = await run.result
  expect(performance.now() - start).toBeLessThan(soon)
  expect(onlyError(result)).toContain('Could not read the ECR repository nowhere')
  expect(result.log).not.toMatch(/^#\d|Build the image/m)
  await ended(seconds)
  expect(result.main.tempFiles).toEqual({})
  expect(changes(sandbox)).toEqual([])
})

test('an image that was built by the time that the inspection refuses is removed', async () => {
  const text = unique()
  const { run, repository } = await heldInspection(`LABEL begun=${text}`, { repository: 'nowhere' })
  const images = () => listed('image', 'ls', '--quiet', '--filter', `label=begun=${text}`)
  await vi.waitFor(() => expect(images()).toHaveLength(1), { timeout: 60_000 })
  repository.release()
  const result = await run.result
  expect(onlyError(result)).toContain('Could not read the ECR repository nowhere')
  expect(images()).toEqual([])
})

test('of a build that fails beside an inspection that refuses, what the inspection found is told', async () => {
  const text = unique()
  const { run, repository } = await heldInspection(`RUN echo ${text}; exit 3`, { repository: 'nowhere' })
  repository.release()
  const result = await run.result
  expect(onlyError(result)).toContain('Could not read the ECR repository nowhere')
  expect(result.log).not.toContain(text)
})

test('a build that fails beside an inspection that finds nothing is told in its own group', async () => {
  const { run, repository } = await heldInspection('RUN echo fail""ing; exit 3')
  repository.release()
  const result = await run.result
  expect(onlyError(result)).toContain('The image could not be built')
  expect(groupOf(result.log, 'Build the image')).toMatch(/^#\d+ .*\bfailing$/m)
})

test('a job that is cancelled during the inspection leaves no build', async () => {
  const seconds = unique()
  const { run } = await heldInspection(`RUN sleep ${seconds}`)
  await running(seconds)
  process.kill(run.pid, 'SIGINT')
  const result = await run.result
  expect(onlyError(result)).toBe('The run was cancelled. Run the job again to finish it.')
  await ended(seconds)
  expect(result.main.tempFiles).toEqual({})
})

/** The lines of a group. */
function groupOf(log: string, title: string): string {
  const from = log.indexOf(title)
  return log.slice(from, log.indexOf('\nTook ', from))
}
