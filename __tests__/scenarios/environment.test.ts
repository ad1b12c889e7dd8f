import { describe, expect, test } from 'vitest'
import { givenFunction, givenImages } from './given.ts'
import { type ImageStage, imageStep, setImageStage } from './image-stage.ts'
import { changes, invoke, onlyError } from './read-back.ts'
import { deploy, setStage } from './stage.ts'

const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`VARIABLE_${index}`, `value ${index}`]))

/** What the newest published version has. */
function newest({ sandbox }: Pick<ImageStage, 'sandbox'>): Readonly<Record<string, unknown>> {
  return sandbox.lambda.function('hello-world').versions.at(-1) ?? {}
}

test('a function with ten variables keeps all ten when a deploy sets one', async () => {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'], environment: ten })
  await givenImages(sandbox, ['two'])
  const deployed = await deploy(sandbox, await imageStep(sandbox, { environment: 'ADDED=1' }, 'two'))
  expect(deployed.exitCode, deployed.log).toBe(0)
  const [first, second] = sandbox.lambda.function('hello-world').versions
  expect(first?.Environment).toEqual({ Variables: ten })
  expect(second?.Environment).toEqual({ Variables: { ...ten, ADDED: '1' } })
  expect(await invoke(sandbox, '2', {})).toMatchObject({ message: 'two' })
})

describe('environment', () => {
  test('as JSON, taken away by name, and replaced', async () => {
    const stage = await setImageStage({ environment: { ONE: '1', TWO: '2' } })
    const variables = () => newest(stage).Environment
    const json = '{"THREE": "3\\nand a half", "FOUR": 4}'
    await stage.deployTag('v1', { 'environment-remove': 'TWO, NEVER', environment: json })
    expect(variables()).toEqual({ Variables: { ONE: '1', THREE: '3\nand a half', FOUR: '4' } })

    await stage.deployTag('v1', { 'environment-mode': 'replace', environment: 'FIVE=5' })
    expect(variables()).toEqual({ Variables: { FIVE: '5' } })

    // As of a variable of GitHub's that is not set.
    const unset = await stage.deployTag('v1', { 'environment-mode': 'replace', environment: '' })
    expect(onlyError(unset)).toContain('environment-mode: replace with nothing in environment removes every variable')
    expect(variables()).toEqual({ Variables: { FIVE: '5' } })

    const emptied = await stage.deployTag('v1', { 'environment-mode': 'replace', environment: '{}' })
    expect(emptied.outputs, emptied.log).toMatchObject({ version: '4' })
    expect(variables()).toEqual({ Variables: {} })
  })

  const reason = 'Lambda was unable to decrypt your environment variables because the KMS access was denied.'

  test('that Lambda can not show is neither merged into nothing nor wiped', async () => {
    const { sandbox, deployTag } = await setImageStage({ environment: ten })
    sandbox.lambda.hideEnvironment('hello-world', reason)

    for (const asked of [{ environment: 'ADDED=1' }, { 'environment-remove': 'VARIABLE_1' }]) {
      expect(onlyError(await deployTag('v2', asked))).toBe(
        `environment: Lambda can't show the function's variables (${reason.replace(/\.$/, '')}), so this run can't merge variables into them. ` +
          "Let the role that deploys use the function's KMS key, or set environment-mode to 'replace'.",
      )
    }
    expect(changes(sandbox)).toEqual([])

    const other = await deployTag('v2', { 'memory-size': '256' })
    expect(other.outputs, other.log).toMatchObject({ version: '2' })
    const replaced = await deployTag('v2', { 'environment-mode': 'replace', environment: 'ONLY=1' })
    expect(replaced.outputs, replaced.log).toMatchObject({ version: '3' })
    sandbox.lambda.showEnvironment('hello-world')
    const [, second, third] = sandbox.lambda.function('hello-world').versions
    expect(second).toMatchObject({ MemorySize: 256, Environment: { Variables: ten } })
    expect(third).toMatchObject({ Environment: { Variables: { ONLY: '1' } } })
  })
})
