import { randomInt } from 'node:crypto'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type BuildGate, buildGate, isHeld } from './build-gate.ts'
import { givenFunction } from './given.ts'
import { commandLines, listed } from './machine.ts'
import { changes, onlyError } from './read-back.ts'
import { checkout, openStage, startDeploy } from './stage.ts'

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

/** A text by which one build is known. */
const unique = () => String(randomInt(100_000_000, 1_000_000_000))

/** The same, whose build stands at a gate. */
async function heldBuild(inputs: Readonly<Record<string, string>> = {}) {
  const gate = await buildGate()
  // In the same instruction, which no cache has.
  const instruction = gate.dockerfile.replace('wget', 'echo be""gun && wget')
  const { run, repository } = await heldInspection(instruction, { ...gate.inputs, ...inputs })
  await gate.reachedBy(run)
  return { run, repository, gate }
}

/** The engine may still be ending what a build has run when the step is over. */
const ended = ({ isHeld }: BuildGate) => expect.poll(isHeld).toBe(false)

test('the build begins while the repository is still being inspected, and is shown in its own group', async () => {
  const { run, repository, gate } = await heldBuild()
  repository.release()
  await run.logged(/^Begun .+ ago, beside the inspection$/)
  gate.open()
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
  const { run, repository, gate } = await heldBuild({ repository: 'nowhere' })
  repository.release()
  // The gate stays closed: by itself the build would never end, and the run neither.
  const result = await run.result
  expect(onlyError(result)).toContain('Could not read the ECR repository nowhere')
  expect(result.log).not.toMatch(/^#\d|Build the image/m)
  await ended(gate)
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
  const [text, label] = [unique(), unique()]
  const gate = await buildGate()
  const inputs = { ...gate.inputs, repository: 'nowhere', labels: `build=${label}` }
  const { run, repository } = await heldInspection(`${gate.dockerfile}; echo ${text}; exit 3`, inputs)
  await gate.reachedBy(run)
  const clients = () => commandLines().filter((line) => line.includes(label))
  expect(clients()).not.toEqual([])
  gate.open()
  // It has failed when its client has ended.
  await expect.poll(clients).toEqual([])
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
  const { run, gate } = await heldBuild()
  process.kill(run.pid, 'SIGINT')
  const result = await run.result
  expect(onlyError(result)).toBe('The run was cancelled. Run the job again to finish it.')
  await ended(gate)
  expect(result.main.tempFiles).toEqual({})
})

/** The lines of a group. */
function groupOf(log: string, title: string): string {
  const from = log.indexOf(title)
  return log.slice(from, log.indexOf('\nTook ', from))
}
