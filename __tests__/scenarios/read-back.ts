import { appendFileSync, cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ECRClient, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import type { LoggedRequest, RepositoryId, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { folder } from '../support/folder.ts'
import { lambda, ownLabel } from './stage.ts'

/** The commit that the sandbox's job runs for: the tag of what it pushes. */
export const commit = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'

/** A checkout of examples/hello, whose answers tell `message`; `files` are added, or replace its own. */
export function helloCheckout(message: string, files: Readonly<Record<string, string>> = {}): string {
  const path = folder()
  cpSync(fileURLToPath(new URL('../../examples/hello', import.meta.url)), path, { recursive: true })
  for (const [name, text] of Object.entries({ message, ...files })) writeFileSync(join(path, name), text)
  appendFileSync(join(path, 'Dockerfile'), `\n${ownLabel}\n`)
  return path
}

/** Invokes a version. @returns what it answered @throws Error when the function itself failed */
export async function invoke(
  sandbox: Sandbox,
  qualifier: string,
  event: object = {},
  region?: string,
): Promise<unknown> {
  const request = { FunctionName: 'hello-world', Qualifier: qualifier, Payload: JSON.stringify(event) }
  const { Payload, FunctionError } = await lambda(sandbox, region).send(new InvokeCommand(request))
  const text = Payload?.transformToString() ?? ''
  if (FunctionError !== undefined) throw new Error(`${FunctionError}: ${text}`)
  return JSON.parse(text)
}

/** An ECR client of the account's owner. */
export function ecr(sandbox: Sandbox, region = 'us-east-1'): ECRClient {
  const { credentials } = lambda(sandbox, region).config
  return new ECRClient({ region, endpoint: sandbox.endpoint, credentials })
}

/** What the tests read of an image's config (OCI Image Specification, "Image Configuration"). */
export interface ImageConfig {
  architecture: string
  os: string
  config: { Labels?: Record<string, string> }
}

/** Downloads the config of an image in ECR. */
export async function imageConfig(
  sandbox: Sandbox,
  id: string | RepositoryId,
  reference: string,
): Promise<ImageConfig> {
  const { name, region = sandbox.regions[0] ?? '' } = typeof id === 'string' ? { name: id } : id
  const manifest = await sandbox.ecr.manifest(id, reference)
  if (manifest === undefined) throw new Error(`ECR has no ${name} ${reference}`)
  const { downloadUrl = '' } = await ecr(sandbox, region).send(
    new GetDownloadUrlForLayerCommand({
      repositoryName: name,
      layerDigest: JSON.parse(manifest.text).config.digest,
    }),
  )
  const response = await fetch(downloadUrl)
  if (!response.ok) throw new Error(`The config's download was answered with ${response.status}`)
  return JSON.parse(await response.text())
}

/** Versions of a function with the code that each has, oldest first. */
export function versions(sandbox: Sandbox, region?: string): Record<string, string> {
  const found = sandbox.lambda.function({ name: 'hello-world', ...(region !== undefined && { region }) })
  return Object.fromEntries(found.versions.map(({ Version, CodeSha256 }) => [Version, `sha256:${CodeSha256}`]))
}

const READS = /^(?:Get|List|Describe|Batch|Assume|Ping|ID)/

/** The calls that change something, in whatever service. */
export function changes({ requests }: Sandbox): LoggedRequest[] {
  return requests.all.filter(({ service, operation }) => service !== 'github' && !READS.test(operation))
}

/** The images that a run has built, as its log tells. */
export function builds({ log }: RunResult): number {
  return log.match(/^#\d+ building with /gm)?.length ?? 0
}

/** The one error of a run that failed. @throws Error when there is none, or are several */
export function onlyError({ annotations, exitCode, log }: RunResult): string {
  const [error, ...others] = annotations.filter(({ level }) => level === 'error')
  if (error === undefined || others.length > 0 || exitCode !== 1) throw new Error(`Not one error:\n${log}`)
  return error.message
}

/** What a reader sees of plain text in Markdown. */
export function asRead(markdown: string): string {
  return markdown
    .replaceAll('\u200B', '')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/\[([^\]]*)\]\(<[^>]*>\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
}
