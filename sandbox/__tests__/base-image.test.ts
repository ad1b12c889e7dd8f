import { afterAll, expect, test } from 'vitest'
import { importBaseImage } from '../base-image.ts'
import { docker } from '../testing/docker.ts'

const NAME = `sandbox-test-base:${process.pid}`

afterAll(() => docker(['image', 'rm', '--force', NAME]))

test('gives the engine a base with a shell and a /tmp, once', async () => {
  expect(await importBaseImage(NAME)).toBe(true)
  const id = await docker(['image', 'inspect', '--format', '{{.Id}}', NAME])
  expect(await importBaseImage(NAME)).toBe(false)
  expect(await docker(['image', 'inspect', '--format', '{{.Id}}', NAME])).toEqual(id)
  const script = 'echo $0 | tr a-z A-Z; touch /tmp/x && stat -c %a /tmp'
  const ran = await docker(['run', '--rm', '--network', 'none', '--user', '993', NAME, 'sh', '-c', script, 'works'])
  expect(ran).toEqual({ code: 0, output: 'WORKS\n1777\n' })
})
