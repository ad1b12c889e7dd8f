import { expect, test } from 'vitest'
import { helloCheckout, invoke } from './read-back.ts'
import { create, deploy, setStage } from './stage.ts'

test('an alias is created, moved, shifted to, and put back', async () => {
  const sandbox = await setStage()
  const first = await create(sandbox, { workspace: helloCheckout('one'), inputs: { alias: 'live' } })
  expect(first.outputs, first.log).toMatchObject({ version: '1', 'previous-version': '' })
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'one' })

  const inputs = { alias: 'live', 'verify-event': '{"n":1}', 'verify-expect': '{"message":"two"}' }
  const second = await deploy(sandbox, { workspace: helloCheckout('two'), inputs })
  expect(second.outputs, second.log).toMatchObject({ version: '2', 'previous-version': '1' })
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'two' })

  const third = await deploy(sandbox, {
    workspace: helloCheckout('three'),
    inputs: { alias: 'live', traffic: 'linear 40% 1s' },
  })
  expect(third.outputs, third.log).toMatchObject({ version: '3', 'previous-version': '2' })
  console.log(third.log, second.summary, third.summary)
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'three' })

  const back = await deploy(sandbox, { inputs: { alias: 'live', rollback: 'true' } })
  expect(back.outputs, back.log).toMatchObject({ version: '2', 'previous-version': '3' })
  console.log(back.log, back.summary)
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'two' })
})
