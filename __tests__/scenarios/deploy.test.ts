import { expect, test } from 'vitest'
import { checkout, codeSha256, create, deploy, setStage } from './stage.ts'

test('a new image, a changed one and an unchanged one', async () => {
  const sandbox = await setStage()

  const first = await create(sandbox, { workspace: checkout('one') })
  expect(first.exitCode, first.log).toBe(0)
  expect(first.outputs).toMatchObject({ version: '1', changed: 'true', region: 'us-east-1' })

  const second = await deploy(sandbox, { workspace: checkout('two') })
  expect(second.exitCode, second.log).toBe(0)
  expect(second.outputs).toMatchObject({
    version: '2',
    changed: 'true',
    'previous-version': '1',
    'previous-digest': first.outputs.digest,
  })
  expect(second.outputs.digest).not.toBe(first.outputs.digest)
  expect(`sha256:${await codeSha256(sandbox, '2')}`).toBe(second.outputs.digest)

  const third = await deploy(sandbox, { workspace: checkout('two') })
  expect(third.exitCode, third.log).toBe(0)
  expect(third.outputs).toMatchObject({ version: '2', changed: 'false', digest: second.outputs.digest })
})
