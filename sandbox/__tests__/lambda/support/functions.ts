import { CreateFunctionCommand, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda'
import { repositoryUri } from '../../../testing/images.ts'
import { ACCOUNT } from '../../../testing/service.ts'
import type { Replay } from './recording.ts'

export const ROLE = `arn:aws:iam::${ACCOUNT}:role/execution`
export const NAME = 'some-function'

/** A deployment package that is one as far as its first bytes go. */
export function zip(content: string): Uint8Array {
  return Buffer.from(`PK\u0003\u0004 ${content}`)
}

/** A function of a deployment package, as most recordings made theirs. */
export function zipFunction(input: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommand {
  return new CreateFunctionCommand({
    FunctionName: NAME,
    Role: ROLE,
    Runtime: 'python3.12',
    Handler: 'index.handler',
    Code: { ZipFile: zip('first') },
    ...input,
  })
}

/** An image function with the environment that the recordings gave theirs; the image is pushed first. */
export function imageFunction(replay: Replay, input: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommand {
  replay.images.push('alpine', 'latest')
  return new CreateFunctionCommand({
    FunctionName: NAME,
    Role: ROLE,
    PackageType: 'Image',
    Code: { ImageUri: `${repositoryUri('alpine')}:latest` },
    Environment: { Variables: { CUSTOM_ENV: 'test' } },
    ...input,
  })
}
