import { expect, test } from 'vitest'
import { helloCheckout, invoke } from './read-back.ts'
import { create, deploy, setStage } from './stage.ts'

const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`VARIABLE_${index}`, `value ${index}`]))

test('a function with ten variables keeps all ten when a deploy sets one', async () => {
  const sandbox = await setStage()
  const environment = Object.entries(ten)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')
  await create(sandbox, { workspace: helloCheckout('one'), inputs: { environment } })

  const deployed = await deploy(sandbox, { workspace: helloCheckout('two'), inputs: { environment: 'ADDED=1' } })
  expect(deployed.exitCode, deployed.log).toBe(0)
  const [first, second] = sandbox.lambda.function('hello-world').versions
  expect(first?.Environment).toEqual({ Variables: ten })
  expect(second?.Environment).toEqual({ Variables: { ...ten, ADDED: '1' } })
  expect(await invoke(sandbox, '2', {})).toMatchObject({ message: 'two' })
})
