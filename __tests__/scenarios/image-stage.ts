import type { Sandbox, SandboxOptions } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { deploy, executionRole, setStage } from './stage.ts'

/** An engine is not needed where nothing is built. */
export const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' }

/** A function whose images are in ECR already, so that a run takes a second and is about the function alone. */
export interface ImageStage {
  sandbox: Sandbox
  /** Deploys the image of a tag. */
  deployTag(tag: string, inputs?: Readonly<Record<string, string>>): Promise<RunResult>
  /** Digests by tag. */
  digests: Readonly<Record<'v1' | 'v2' | 'v3', string>>
}

/** The images v1, v2 and v3, of which the first is deployed as version 1. */
export async function setImageStage(options: SandboxOptions & { create?: boolean } = {}): Promise<ImageStage> {
  const { create = true, ...rest } = options
  const sandbox = await setStage(rest)
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
    })
  }
  const deployTag: ImageStage['deployTag'] = (tag, inputs = {}) =>
    deploy(sandbox, { env, inputs: { 'image-uri': `${uri}:${tag}`, ...inputs } })
  return { sandbox, deployTag, digests }
}
