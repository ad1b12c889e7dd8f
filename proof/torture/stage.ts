import { readFileSync } from 'node:fs'
import { CreateAliasCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { type PolicyDocument, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { leaksIn } from './judge.ts'

export const name = 'hello-world'
/** Nothing is built: images are in ECR already. */
export const withoutEngine = { DOCKER_HOST: 'unix:///nowhere/docker.sock' }

const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

/** A function in each region, with version 1 on the alias `live`, and images `v1` to `v3` in ECR. */
export interface Stage {
  sandbox: Sandbox
  /** Bare digests by tag, the same in all regions. */
  digests: Readonly<Record<string, string>>
  /** What deploys the image of a tag to the alias. */
  inputsFor(tag: string): Record<string, string>
}

export async function openStage(
  regions: readonly string[] = ['us-east-1'],
  { preview = false }: { preview?: boolean } = {},
): Promise<Stage> {
  const policies = preview ? [everything] : ['deploy', 'create-function', 'release'].map(everywhere)
  const sandbox = await startSandbox({
    regions,
    ...(preview && { job: { eventName: 'pull_request', ref: 'refs/pull/7/merge' } }),
    roles: [
      { name: 'deploy', trust: documented(preview ? 'preview-trust' : 'trust-policy'), policies },
      { name, trust: documented('execution-role-trust') },
    ],
  })
  const digests: Record<string, string> = {}
  for (const region of regions) {
    const uri = await sandbox.ecr.createRepository({ name, region })
    for (const tag of ['v1', 'v2', 'v3']) {
      const digest = await sandbox.ecr.putImage({ name, region }, { tag, layers: [Buffer.from(tag)] })
      digests[tag] = digest.replace('sha256:', '')
    }
    const role = sandbox.iam.arnOf(name)
    await sandbox.lambda.seed({ name, region, imageUri: `${uri}:v1`, publish: true, role })
    await createAlias(sandbox, region)
  }
  const hosts = await Promise.all(regions.map(async (region) => [region, await sandbox.ecr.host(region)] as const))
  return {
    sandbox,
    digests,
    inputsFor(tag) {
      const images = hosts.map(([region, host]) => [region, { 'image-uri': `${host}/${name}:${tag}` }])
      return {
        'role-to-assume': sandbox.iam.arnOf('deploy'),
        'aws-region': regions.join(','),
        'function-name': name,
        alias: 'live',
        'regions-config': JSON.stringify(Object.fromEntries(images)),
      }
    },
  }
}

async function createAlias(sandbox: Sandbox, region: string): Promise<void> {
  const credentials = sandbox.session('deploy')
  const client = new LambdaClient({ region, endpoint: sandbox.endpoint, credentials })
  await client.send(new CreateAliasCommand({ FunctionName: name, Name: 'live', FunctionVersion: '1' }))
  client.destroy()
}

function documented(policy: string): PolicyDocument {
  const text = readFileSync(new URL(`../../docs/iam/${policy}.json`, import.meta.url), 'utf8')
  const withIds = text.replaceAll('OWNER_ID', '1234567').replaceAll('REPOSITORY_ID', '76543210')
  return JSON.parse(withIds.replaceAll('OWNER', 'octo-org').replaceAll('NAME', 'hello-lambda'))
}

function everywhere(policy: string): PolicyDocument {
  return JSON.parse(JSON.stringify(documented(policy)).replaceAll(':us-east-1:', ':*:'))
}

/** What serves in a region: the tag of the image that all of the alias has, or what is wrong. */
export function serving({ sandbox, digests }: Stage, region: string): string {
  const { aliases, versions } = sandbox.lambda.function({ name, region })
  const alias = aliases.find((one) => one.name === 'live')
  if (alias === undefined) return 'no alias'
  if (Object.keys(alias.weights).length > 0) return `a share on ${Object.keys(alias.weights)}`
  const version = versions.find(({ Version }) => Version === alias.functionVersion)
  const [tag] = Object.entries(digests).find(([, digest]) => digest === version?.CodeSha256) ?? ['another image']
  return tag
}

/** What must not show of a run: stacks, and what opens doors. */
export function leaks(stage: Stage, run: RunResult): string[] {
  return leaksIn(run, secretsOf(stage))
}

/** What opens doors: keys, passwords and tokens that the sandbox has given out. */
export function secretsOf({ sandbox }: Pick<Stage, 'sandbox'>): string[] {
  return [
    ...sandbox.sessions().flatMap(({ secretAccessKey, sessionToken }) => [secretAccessKey, sessionToken]),
    ...sandbox.ecr.passwords(),
    ...sandbox.github.issued,
  ].filter((secret) => secret !== '')
}
