import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { imageStep } from './image-stage.ts'
import { configWithCall } from './newer-buildx.ts'
import { checkout, create, deploy, setStage } from './stage.ts'

const region = 'us-east-1'
const changes = /^(?:Create|Update|Put|Set|Publish|Delete|Initiate|Upload|Complete)/

test('five things wrong at once give one error with five findings, before anything is built or changed', async () => {
  const sandbox = await setStage()
  await sandbox.lambda.seed({ name: 'hello-world', region })
  const result = await deploy(sandbox, {
    workspace: folder({ Dockerfile: 'FROM scratch AS final\n', 'event.json': 'not JSON' }),
    env: { DOCKER_CONFIG: configWithCall() },
    inputs: {
      target: 'missing',
      'secret-files': 'key=./no-such-file',
      'cache-to': 'type=gha',
      'test-event': 'event.json',
    },
  })
  expect(result.exitCode).toBe(1)
  const [error, ...others] = result.annotations.filter(({ level }) => level === 'error')
  expect(others).toEqual([])
  expect(error?.message.split('\n')).toEqual([
    '5 problems were found:',
    "1. secret-files: './no-such-file' for 'key' is not a file. Correct the path.",
    "2. test-event: the file 'event.json' does not contain JSON. Correct the file.",
    `3. The function hello-world in ${region} is a zip function, and can't become an image function. Deploy to a new function: set another function-name, and role to create it.`,
    "4. cache-to: the builder's docker driver can't use a cache of type 'gha'. Add docker/setup-buildx-action before this step, or leave the cache out.",
    "5. target: 'Dockerfile' has no stage 'missing'. Its stages are final.",
  ])
  expect(result.groups.filter((title) => title.startsWith('Build'))).toEqual([])
  expect(sandbox.requests.all.map(({ operation }) => operation).filter((name) => changes.test(name))).toEqual([])
})

test('an image that is gone from ECR, and a repository that Lambda may not read yet, are warned of and stop nothing', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world', lambdaMayPull: false }] })
  const first = await create(sandbox, await imageStep(sandbox, {}, 'v1'))
  expect(first.exitCode, first.log).toBe(0)
  expect(first.annotations.map(({ message }) => message)).toEqual([
    `The policy of hello-world in ${region} does not let lambda.amazonaws.com pull yet; Lambda adds the statement itself.`,
  ])
  await sandbox.ecr.deleteImage({ name: 'hello-world' }, first.outputs.digest ?? '')

  const second = await deploy(sandbox, await imageStep(sandbox, {}, 'v2'))
  expect(second.exitCode, second.log).toBe(0)
  expect(second.outputs).toMatchObject({ version: '2', changed: 'true' })
  expect(second.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining(`${first.outputs.digest}, was deleted from hello-world in ${region}`),
  ])
})

test('the summary tells what the image is made of', async () => {
  const sandbox = await setStage()
  const result = await create(sandbox, {
    workspace: checkout('one', 'RUN dd if=/dev/urandom of=/blob bs=1k count=3000'),
  })
  expect(result.summary).toMatch(/<summary>Image: [\d.]+ MB compressed, (5\.[01]) MB uncompressed, 3 layers<\/summary>/)
  expect(result.summary).toContain('| 3.1 MB | `RUN dd if=/dev/urandom of=/blob bs=1k count=3000` |')
})
