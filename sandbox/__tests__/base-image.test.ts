import { afterAll, expect, test } from 'vitest'
import { importBaseImage } from '../base-image.ts'
import { docker } from '../testing/docker.ts'

const NAME = `sandbox-test-base:${process.pid}`

afterAll(() => docker(['image', 'rm', '--force', NAME]))

test('gives the engine a base with a shell and a /tmp, once', async () => {
  expect(await importBaseImage(NAME)).toBe(true)
  const image = await docker(['image', 'inspect', '--format', '{{.Id}}', NAME])
  expect(await importBaseImage(NAME)).toBe(false)
  expect(await docker(['image', 'inspect', '--format', '{{.Id}}', NAME])).toEqual(image)
  // Told by the exit code: an engine that is busy may lose what a container writes that ends at once.
  const script = 'test "$(echo $0 | tr a-z A-Z)" = WORKS || exit 3; touch /tmp/x && test "$(stat -c %a /tmp)" = 1777'
  const ran = await docker(['run', '--rm', '--network', 'none', '--user', '993', NAME, 'sh', '-c', script, 'works'])
  expect(ran).toMatchObject({ code: 0 })
})
