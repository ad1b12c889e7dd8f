import type { Sandbox, SandboxOptions } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { onTestFinished } from 'vitest'
import { executionRole, openStage, startDeploy } from './stage.ts'

/** An engine is not needed where nothing is built. */
export const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' }

/** A step that deploys the image of a tag, which is put into ECR unless it is there: nothing is built. */
export async function imageStep(sandbox: Sandbox, inputs: Readonly<Record<string, string>> = {}, tag = 'v2') {
  const name = 'hello-world'
  if (!(await sandbox.ecr.hasRepository(name))) await sandbox.ecr.createRepository(name)
  const isThere = tag in (await sandbox.ecr.tags(name))
  if (!isThere) await sandbox.ecr.putImage(name, { tag, layers: [Buffer.from(tag)] })
  return { env, inputs: { 'image-uri': `${await sandbox.ecr.host()}/${name}:${tag}`, ...inputs } }
}

/** A function whose images are in ECR already, so that a run takes a second and is about the function alone. */
export interface ImageStage {
  sandbox: Sandbox
  /** Deploys the image of a tag. */
  deployTag(tag: string, inputs?: Readonly<Record<string, string>>): Promise<RunResult>
  startTag(tag: string, inputs?: Readonly<Record<string, string>>): RunHandle
  /** Digests by tag. */
  digests: Readonly<Record<'v1' | 'v2' | 'v3', string>>
}

interface ImageStageOptions extends SandboxOptions {
  /** Whether the function is there; default true. */
  create?: boolean
  /** Variables that it has. */
  environment?: Record<string, string>
  /** Whether it is a durable function. */
  durable?: boolean
}

/** The images v1, v2 and v3, of which the first is deployed as version 1. The sandbox is stopped with the test. */
export async function setImageStage(options: ImageStageOptions = {}): Promise<ImageStage> {
  const stage = await openImageStage(options)
  onTestFinished(() => stage.sandbox.stop())
  return stage
}

/** The same for several tests, none of which changes it: the test file that opens it stops its sandbox. */
export async function openImageStage(options: ImageStageOptions = {}): Promise<ImageStage> {
  const { create = true, environment, durable = false, ...rest } = options
  const sandbox = await openStage(rest)
  const uri = await sandbox.ecr.createRepository('hello-world')
  const put = (tag: string) => sandbox.ecr.putImage('hello-world', { tag, layers: [Buffer.from(tag)] })
  const digests = { v1: await put('v1'), v2: await put('v2'), v3: await put('v3') }
  if (create) {
    await sandbox.lambda.seed({
      name: 'hello-world',
      region: 'us-east-1',
      imageUri: `${uri}:v1`,
      publish: true,
      role: executionRole,
      ...(environment && { environment }),
      durable,
    })
  }
  const startTag: ImageStage['startTag'] = (tag, inputs = {}) =>
    startDeploy(sandbox, { env, inputs: { 'image-uri': `${uri}:${tag}`, ...inputs } })
  return { sandbox, startTag, deployTag: (tag, inputs) => startTag(tag, inputs).result, digests }
}
