import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { openRefusalStage, refusalOf, type Step } from './refusal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openRefusalStage()
})

afterAll(() => sandbox.stop())

const refusal = (step: Step) => refusalOf(sandbox, step)

describe('a file of the build is missing', () => {
  const atContext = 'Name its path in file, relative to the workspace, or its directory in context.'

  test('a workspace that nothing was checked out to is told as such, and another without a Dockerfile', async () => {
    expect(await refusal({ workspace: folder() })).toBe(
      'The workspace is empty. Check the repository out before this step: was actions/checkout run?',
    )
    expect(await refusal({ workspace: folder({ other: '' }) })).toBe(
      `There is no Dockerfile at 'Dockerfile'. ${atContext}`,
    )
  })

  test('file names no file', async () => {
    const inputs = { file: 'docker/Dockerfile' }
    expect(await refusal({ inputs })).toBe(`There is no Dockerfile at 'docker/Dockerfile'. ${atContext}`)
  })

  test.each([
    ['app', 'Dockerfile', "'app/Dockerfile' exists: leave file out. "],
    ['./app/', './Dockerfile', "'app/Dockerfile' exists: leave file out. "],
    ['app', 'docker/dev.Dockerfile', "'app/docker/dev.Dockerfile' exists: write that in file. "],
    ['app', 'docker', ''],
    ['app', 'none', ''],
  ])('with context %s, file %s is relative to the workspace all the same', async (context, file, exists) => {
    const workspace = folder()
    mkdirSync(join(workspace, 'app/docker'), { recursive: true })
    for (const path of ['Dockerfile', 'docker/dev.Dockerfile'])
      writeFileSync(join(workspace, 'app', path), 'FROM scratch')
    expect(await refusal({ workspace, inputs: { context, file } })).toBe(
      `There is no Dockerfile at '${file}'. ${exists}${atContext}`,
    )
  })

  test('a directory is no Dockerfile', async () => {
    const workspace = folder()
    mkdirSync(join(workspace, 'Dockerfile'))
    expect(await refusal({ workspace })).toBe("The Dockerfile 'Dockerfile' is not a file. Name a regular file.")
  })

  test('context names no directory', async () => {
    expect(await refusal({ inputs: { context: './app' } })).toBe(
      "context: './app' is not a directory of the workspace. " +
        'Check the repository out before this step (actions/checkout), or correct the path.',
    )
  })

  test('secret-files and secret-envs name what is not there', async () => {
    const error = await refusal({ inputs: { 'secret-files': 'npmrc=.npmrc', 'secret-envs': 'token=NO_SUCH_TOKEN' } })
    expect(error.split('\n')).toEqual([
      '2 problems were found:',
      "1. secret-files: '.npmrc' for 'npmrc' is not a file. Correct the path.",
      "2. secret-envs: the variable 'NO_SUCH_TOKEN' for 'token' is not set. Set it in the step's env.",
    ])
  })
})

describe('the machine can not build', () => {
  test('no engine answers', async () => {
    const error = await refusal({ env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' } })
    expect(error).toMatch(/^The Docker engine does not answer: .*unix:\/\/\/nonexistent\/docker\.sock/)
    expect(error).toMatch(/[.?] Start it, and let the runner's user reach its socket\.$/)
  })

  test('there is no docker program', async () => {
    expect(await refusal({ env: { PATH: folder() } })).toBe(
      'There is no docker program on this runner, and the image must be built here. ' +
        'Use a runner with Docker Engine 25 or newer and buildx (runs-on: ubuntu-24.04; ubuntu-slim has none), ' +
        'or deploy an image that ECR has, by image-uri.',
    )
  })

  test('docker has no buildx', async () => {
    // A plugin of the user's is asked before the system's, and this one can't run.
    const config = folder()
    mkdirSync(join(config, 'cli-plugins'))
    writeFileSync(join(config, 'cli-plugins', 'docker-buildx'), '', { mode: 0o755 })
    expect(await refusal({ env: { DOCKER_CONFIG: config } })).toBe(
      'docker has no buildx plugin on this runner. ' +
        'Install the buildx plugin, or add docker/setup-buildx-action before this step.',
    )
  })

  test('there is no such Docker context', async () => {
    expect(await refusal({ env: { DOCKER_CONTEXT: 'nobody' } })).toBe(
      "There is no Docker context 'nobody'. List them with 'docker context ls', or unset DOCKER_CONTEXT.",
    )
  })

  test('there is no such builder', async () => {
    const error = await refusal({ inputs: { builder: 'nobody' } })
    expect(error).toMatch(/^buildx can't use the builder 'nobody': .*no builder "nobody" found/)
    expect(error).toMatch(/List the builders with 'docker buildx ls', or leave builder out\.$/)
  })

  test('there is no builder that the job has chosen', async () => {
    const error = await refusal({ env: { BUILDX_BUILDER: 'nobody' } })
    expect(error).toMatch(/^buildx can't use the builder: .*no builder "nobody" found\. List/)
    expect(error).toMatch(/choose one with 'docker buildx use', and unset BUILDX_BUILDER\.$/)
  })
})
