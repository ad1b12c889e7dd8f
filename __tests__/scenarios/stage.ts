import { readFileSync } from 'node:fs'
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import {
  importBaseImage,
  type PolicyDocument,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '@deploy-lambda-image/sandbox'
import { type RunHandle, type RunOptions, type RunResult, startAction } from '@deploy-lambda-image/sandbox/runner'
import { onTestFinished } from 'vitest'
import { folder } from '../support/folder.ts'
import { once } from '../support/once.ts'

export const account = '111122223333'
export const deployRole = `arn:aws:iam::${account}:role/deploy`
export const executionRole = `arn:aws:iam::${account}:role/hello-world`

/** A policy of docs/iam, for the repository that the sandbox's tokens are about. */
export function documented(name: string): PolicyDocument {
  const text = readFileSync(new URL(`../../docs/iam/${name}.json`, import.meta.url), 'utf8')
  const withIds = text.replaceAll('OWNER_ID', '1234567').replaceAll('REPOSITORY_ID', '76543210')
  return JSON.parse(withIds.replaceAll('OWNER', 'octo-org').replaceAll('NAME', 'hello-lambda'))
}

/** A sandbox whose roles are exactly those that docs/iam describes; stopped when the test has finished. */
export async function setStage(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await openStage(options)
  onTestFinished(() => sandbox.stop())
  return sandbox
}

const baseImage = once(() => importBaseImage('busybox:stable-musl'))

/** The same for several tests, none of which changes it: the test file that opens it stops it. */
export async function openStage(options: SandboxOptions = {}): Promise<Sandbox> {
  await baseImage()
  return startSandbox({
    roles: [
      {
        name: 'deploy',
        trust: documented('trust-policy'),
        policies: ['deploy', 'create-function', 'capacity-provider', 'release', 'codedeploy'].map(documented),
      },
      { name: 'hello-world', trust: documented('execution-role-trust') },
    ],
    ...options,
  })
}

// Files of tests run side by side on one engine, and what one of them removes must not be another's image.
const own = crypto.randomUUID()

/** A line of a Dockerfile by which an image is of this file's worker alone. */
export const ownLabel = `LABEL scenarios=${own}`

/**
 * A checkout of a function whose image differs with `message`, and by nothing else. It is as small as can be, so that
 * it is built and pushed at once: a program that is never run.
 *
 * @param dockerfile further instructions, which have busybox to work with
 */
export function checkout(message = 'one', dockerfile = ''): string {
  if (dockerfile === '') {
    const text = `FROM scratch\n${ownLabel}\nCOPY program /\nCOPY message /\nENTRYPOINT ["/program"]\n`
    return folder({ Dockerfile: text, message, program: programHeader() })
  }
  const text = `FROM busybox:stable-musl\n${ownLabel}\nCOPY message /message\n${dockerfile}\nENTRYPOINT ["/bin/busybox"]\n`
  return folder({ Dockerfile: text, message })
}

/** What a program for this machine begins with: the header of a 64-bit executable (ELF-64 object file format, "ELF Header"). */
function programHeader(): Buffer {
  const header = Buffer.alloc(64)
  header.set([0x7f, ...Buffer.from('ELF'), 2, 1, 1])
  header.writeUInt16LE(2, 16)
  header.writeUInt16LE(process.arch === 'arm64' ? 0xb7 : 0x3e, 18)
  return header
}

/** The three inputs that are enough. */
export const threeInputs = {
  'role-to-assume': deployRole,
  'aws-region': 'us-east-1',
  'function-name': 'hello-world',
} as const

type Step = Omit<RunOptions, 'sandbox'>

/** Starts the bundle as GitHub's runner does, with the three inputs and what the test adds. */
export function startDeploy(sandbox: Sandbox, { inputs, ...step }: Step = {}): RunHandle {
  return startAction({
    sandbox,
    workspace: step.workspace ?? checkout(),
    inputs: { ...threeInputs, ...inputs },
    ...step,
  })
}

export function deploy(sandbox: Sandbox, step: Step = {}): Promise<RunResult> {
  return startDeploy(sandbox, step).result
}

/** Deploys with `role` too, so that the function is created. */
export function create(sandbox: Sandbox, step: Step = {}): Promise<RunResult> {
  return deploy(sandbox, { ...step, inputs: { role: executionRole, ...step.inputs } })
}

/** A Lambda client of the account's owner, to read back what was deployed. */
export function lambda(sandbox: Sandbox, region = 'us-east-1'): LambdaClient {
  return new LambdaClient(clientOptions(sandbox, ownerKeys(sandbox), region))
}

/** What a client of the AWS SDK needs to call the sandbox with AWS_* variables. */
export function clientOptions(sandbox: Sandbox, keys: Record<string, string>, region = 'us-east-1') {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN = '' } = keys
  return {
    region,
    endpoint: sandbox.endpoint,
    credentials: {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: AWS_SESSION_TOKEN,
    },
  }
}

/** AWS_* variables of a role that may do anything. */
export function ownerKeys(sandbox: Sandbox): Record<string, string> {
  sandbox.iam.putRole({
    name: 'owner',
    trust: documented('trust-policy'),
    policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
  })
  return sandbox.ambientCredentials('owner')
}

/** The CodeSha256 that Lambda reports for a version. */
export async function codeSha256(sandbox: Sandbox, version: string, region = 'us-east-1'): Promise<string | undefined> {
  const request = new GetFunctionCommand({ FunctionName: 'hello-world', Qualifier: version })
  return (await lambda(sandbox, region).send(request)).Configuration?.CodeSha256
}
