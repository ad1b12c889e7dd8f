import {
  AddPermissionCommand,
  CreateFunctionUrlConfigCommand,
  type LambdaClient,
  TagResourceCommand,
} from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { givenImage } from './given.ts'
import { bootstrap, commit } from './preview-stage.ts'
import { executionRole, lambda } from './stage.ts'

/** A preview as a scenario finds it. */
export interface GivenPreview {
  /** Of the pull request; default 7. */
  number?: number
  /** The commit that it runs; default the first of the pull request. */
  sha?: string
  /** What it answers; default `one`. */
  message?: string
  /** Of GitHub's deployments; default `preview/pr-<number>`. */
  environment?: string
  /** Of an image; default `us-east-1`. */
  region?: string
}

/** A preview as a run leaves it in each region: image, function, URL, logs, and one comment and deployment. @returns its URL in the first */
export async function givenPreview(sandbox: Sandbox, given: GivenPreview = {}): Promise<string> {
  const { number = 7, sha = commit(1, number), message = 'one' } = given
  const { environment = `preview/pr-${number}` } = given
  const live: LiveRegion[] = []
  for (const region of sandbox.regions) live.push(await givenIn(sandbox, region, { number, sha, message }))
  const url = live[0]?.url ?? ''
  const { github } = sandbox
  github.comment({ issue: number, user: 'github-actions[bot]', body: readyComment(sha, live) })
  github.deployment({
    environment,
    task: `preview of hello-world for #${number}`,
    sha,
    state: 'success',
    environmentUrl: url,
    transient: true,
  })
  sandbox.requests.clear()
  return url
}

/** Where a preview answers. */
interface LiveRegion {
  region: string
  url: string
}

/** What a preview has in one region. */
async function givenIn(
  sandbox: Sandbox,
  region: string,
  { number, sha, message }: { number: number; sha: string; message: string },
): Promise<LiveRegion> {
  const FunctionName = `hello-world-pr-${number}`
  const digest = await givenPreviewImage(sandbox, { number, sha, message, region })
  await sandbox.lambda.seed({
    name: FunctionName,
    region,
    imageUri: `${await sandbox.ecr.host(region)}/hello-world@${digest}`,
    publish: true,
    role: executionRole,
    environment: { STAGE: 'production', SHARED: 'yes' },
  })
  const client = lambda(sandbox, region)
  const { arn } = sandbox.lambda.function({ name: FunctionName, region })
  await client.send(new TagResourceCommand({ Resource: arn, Tags: tagsOf(number, sha) }))
  const url = await openUrl(client, FunctionName)
  sandbox.logs.putGroup({ name: `/aws/lambda/${FunctionName}`, region })
  return { region, url }
}

/** The image of a preview, under its tag. @returns its digest */
export function givenPreviewImage(
  sandbox: Sandbox,
  { number = 7, sha = commit(1, number), message = 'one', region = 'us-east-1' }: GivenPreview = {},
): Promise<string> {
  const files = { bootstrap: `#!/bin/sh\n${bootstrap}` }
  const repository = { name: 'hello-world', region }
  return givenImage(sandbox, message, { repository, tag: `pr-${number}-${sha}-hello-world`, files })
}

/** The input that makes it an image which ECR has: for runs of which build and push are not the point. */
export async function givenInput(sandbox: Sandbox, given: GivenPreview = {}): Promise<{ 'image-uri': string }> {
  const host = await sandbox.ecr.host(given.region)
  return { 'image-uri': `${host}/hello-world@${await givenPreviewImage(sandbox, given)}` }
}

function tagsOf(number: number, sha: string): Record<string, string> {
  const tags = {
    repository: 'octo-org/hello-lambda',
    'pull-request': `${number}`,
    'preview-of': 'hello-world',
    commit: sha,
    'deployed-at': new Date().toISOString(),
    image: 'built',
  }
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`deploy-lambda-image:${key}`, value]))
}

async function openUrl(client: LambdaClient, FunctionName: string): Promise<string> {
  const url = new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE' })
  const { FunctionUrl = '' } = await client.send(url)
  const permissions = [
    { StatementId: 'preview-url', Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
    { StatementId: 'preview-invoke', Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
  ] as const
  for (const each of permissions) await client.send(new AddPermissionCommand({ FunctionName, Principal: '*', ...each }))
  return FunctionUrl
}

/** The part of a comment that later runs read, and its heading. */
function readyComment(sha: string, regions: readonly LiveRegion[]): string {
  const remembered = JSON.stringify({ commit: sha, live: { commit: sha, regions } })
  return [
    '<!-- deploy-lambda-image: preview of hello-world -->',
    `<!-- remembered: ${remembered.replaceAll('-', '\\u002d')} -->`,
    '### ✅ The preview of `hello-world` is ready',
  ].join('\n')
}
