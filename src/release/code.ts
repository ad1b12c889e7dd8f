import { setTimeout } from 'node:timers/promises'
import {
  CreateFunctionCommand,
  type LambdaClient,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { awsError, hasCode } from '../aws/aws-error.ts'
import { explain } from '../aws/errors.ts'
import type { Architecture } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import type { Concern } from '../domain/remedy.ts'
import type { ImageFacts } from '../image/facts.ts'
import { type FunctionState, getFunction } from './function.ts'
import { type Wait, waitUntilSettled } from './wait.ts'

/** The image that a function is to run, and how. */
export interface CodeRequest {
  lambda: LambdaClient
  /** One that does not retry: polls ask again by themselves. */
  polling: LambdaClient
  functionName: string
  /** `registry/repository@sha256:…` */
  imageUri: string
  /** `sha256:…` */
  digest: string
  architecture: Architecture
  publish: boolean
  /** ARN of the repository that the image is in. */
  repositoryArn?: string
  /** Whether an image that the function has already is left alone. */
  skipUnchanged: boolean
  /** ARN of the execution role of a function that is to be created. */
  executionRole?: string
  /** What the image is made of. */
  facts?: ImageFacts
}

/** What Lambda holds after the request was taken; it may not be ready yet. */
export interface CodeHeld {
  /** A version's number, or `$LATEST` when none was to be published. */
  version: string
  changed: boolean
}

/**
 * Brings the image into the function: creates it, updates it, or publishes what it has already. A function that is
 * busy is waited for, as often as it takes until the deadline.
 *
 * @throws Problem when Lambda refuses, or at the deadline
 */
export async function holdCode(request: CodeRequest, wait: Wait): Promise<CodeHeld> {
  for (;;) {
    wait.signal.throwIfAborted()
    const doing = `Could not deploy to ${request.functionName}`
    let present: FunctionState | undefined
    try {
      present = await getFunction(request.lambda, request.functionName)
      const held = present ? await bring(request, present) : await create(request, wait)
      if (held) return held
    } catch (error) {
      if (!mayRetry(error)) throw explain(error, doing, concernOf(request, present))
      if (present?.state === 'Failed') throw beyondUpdate(request.functionName, present, error)
      if (Date.now() > wait.deadline) throw explain(error, `${doing} within wait-timeout`)
    }
    await waitUntilSettled(wait)
  }
}

/** Across accounts the owner of the repository must know whose function it is. */
function concernOf({ repositoryArn, executionRole }: CodeRequest, present: FunctionState | undefined): Concern {
  const account = (present?.arn ?? executionRole)?.split(':')[4]
  return {
    ...(repositoryArn !== undefined && { repository: repositoryArn }),
    ...(account !== undefined && { account }),
  }
}

/** A function whose creation failed stays so: Lambda answers every update with a conflict. */
function beyondUpdate(functionName: string, { stateReason }: FunctionState, cause: unknown): Problem {
  const reason = [stateReason.code, stateReason.text].filter((part) => part !== '').join(': ') || 'no reason given'
  return new Problem(
    {
      what: `${functionName} is Failed (${reason.replace(/\.$/, '')}), and Lambda takes no update of it.`,
      remedy: 'Delete the function, then run the job again with role, which creates it anew.',
    },
    { cause },
  )
}

async function bring(request: CodeRequest, present: FunctionState): Promise<CodeHeld> {
  const unchanged = request.skipUnchanged && holds(present, request)
  return (unchanged && (await publishHeld(request))) || update(request)
}

/** Whether $LATEST has the image, and nothing went wrong with it. */
export function holds(
  present: FunctionState,
  { digest, architecture }: Pick<CodeRequest, 'digest' | 'architecture'>,
): boolean {
  return (
    present.digest === digest &&
    present.architecture === architecture &&
    present.state !== 'Failed' &&
    present.lastUpdateStatus !== 'Failed'
  )
}

/**
 * Names the version that has what $LATEST has. PublishVersion gives the one that exists when nothing was updated since
 * (Lambda API reference, "PublishVersion").
 *
 * @returns undefined when that version has failed: it stays so, and only an update leads to another
 */
async function publishHeld({ lambda, functionName, digest, publish }: CodeRequest): Promise<CodeHeld | undefined> {
  if (!publish) return { version: '$LATEST', changed: false }
  const CodeSha256 = digest.replace('sha256:', '')
  const { Version, State } = await lambda.send(new PublishVersionCommand({ FunctionName: functionName, CodeSha256 }))
  return State === 'Failed' ? undefined : held(Version, false)
}

async function update({ lambda, functionName, imageUri, architecture, publish }: CodeRequest): Promise<CodeHeld> {
  const { Version } = await lambda.send(
    new UpdateFunctionCodeCommand({
      FunctionName: functionName,
      ImageUri: imageUri,
      Architectures: [architecture],
      Publish: publish,
    }),
  )
  return held(Version, true)
}

/** @returns undefined when another run has created the function meanwhile */
async function create(request: CodeRequest, wait: Wait): Promise<CodeHeld | undefined> {
  const { lambda, functionName, imageUri, architecture, publish, executionRole } = request
  if (executionRole === undefined) {
    throw new Problem({
      what: `The function ${functionName} is gone: something deleted it during the deploy.`,
      remedy: 'Give role to have it created anew.',
    })
  }
  const command = new CreateFunctionCommand({
    FunctionName: functionName,
    PackageType: 'Image',
    Code: { ImageUri: imageUri },
    Role: executionRole,
    Architectures: [architecture],
    Publish: publish,
  })
  const propagated = Math.min(wait.deadline, Date.now() + propagation)
  for (;;) {
    try {
      return held((await lambda.send(command)).Version, true)
    } catch (error) {
      if (hasCode(error, 'ResourceConflictException')) return undefined
      if (!isUnknownRole(error) || Date.now() > propagated) throw error
      await setTimeout(1000, undefined, { signal: wait.signal })
    }
  }
}

/** Milliseconds that a role which was made a moment ago takes until Lambda knows it. */
const propagation = 30_000

function isUnknownRole(error: unknown): boolean {
  return awsError(error)?.text.includes('cannot be assumed by Lambda') === true
}

// Busy, or another run has put its own image there between our look and our publishing.
function mayRetry(error: unknown): boolean {
  if (hasCode(error, 'ResourceConflictException')) return true
  return awsError(error)?.text.includes('is different from current CodeSHA256') === true
}

function held(version: string | undefined, changed: boolean): CodeHeld {
  if (version === undefined) throw new Error('Lambda answered without a version')
  return { version, changed }
}
