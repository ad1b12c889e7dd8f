import { CreateAliasCommand } from '@aws-sdk/client-lambda'
import type { Sandbox, SandboxOptions } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll } from 'vitest'
import { givenImages } from './given.ts'
import { loadImages } from './loaded-image.ts'
import { lines } from './rehearsal-stage.ts'
import { documented, lambda, setStage } from './stage.ts'

/** Eight regions; the third is the one in which something goes wrong. */
export const eight = [
  'us-east-1',
  'us-west-2',
  'eu-west-1',
  'eu-central-1',
  'ap-south-1',
  'ap-southeast-2',
  'sa-east-1',
  'ca-central-1',
] as const
export const broken = 'eu-west-1'

/** As many as tell the one from the others, where each costs a push or a container. */
export const four = eight.slice(0, 4)

/** What a region's alias is on, and what it shall be on. */
export const [before, after] = ['1', '2'] as const

/** A policy of docs/iam with `*` in place of the region. */
export function everywhere(name: string) {
  return JSON.parse(JSON.stringify(documented(name)).replaceAll(':us-east-1:', ':*:'))
}

/** A stage of several regions whose policies are those of docs/iam, without the region. */
export async function stageOf(regions: readonly string[], options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await setStage({ regions, ...options })
  const policies = ['deploy', 'create-function', 'release'].map(everywhere)
  sandbox.iam.setPolicies('deploy', policies)
  return sandbox
}

/** Puts a function with version 1, an alias `live` on it, and its repository into each region. @returns URIs by region */
export async function seedEverywhere(
  sandbox: Sandbox,
  { name = 'hello-world', mutability }: { name?: string; mutability?: 'IMMUTABLE' } = {},
): Promise<Record<string, string>> {
  const uris = await Promise.all(
    sandbox.regions.map(async (region) => {
      const uri = await sandbox.ecr.createRepository({ name, region, ...(mutability && { mutability }) })
      await sandbox.ecr.putImage({ name, region }, { tag: 'before' })
      await sandbox.lambda.seed({ name, region, imageUri: `${uri}:before`, publish: true })
      const request = { FunctionName: name, Name: 'live', FunctionVersion: before }
      await lambda(sandbox, region).send(new CreateAliasCommand(request))
      return [region, uri]
    }),
  )
  return Object.fromEntries(uris)
}

/** Puts one further image under a tag into each region. @returns inputs that deploy it */
export async function nextImage(sandbox: Sandbox, uris: Record<string, string>): Promise<Record<string, string>> {
  const layers = [Buffer.from('next')]
  await Promise.all(
    Object.keys(uris).map((region) => sandbox.ecr.putImage({ name: 'hello-world', region }, { tag: 'next', layers })),
  )
  return { ...(await imageInputs(sandbox, 'next')), alias: 'live' }
}

/** Puts an image that runs, and answers with a message, into each region. @returns inputs that deploy it */
export async function runningImage(sandbox: Sandbox, message: string): Promise<Record<string, string>> {
  for (const region of sandbox.regions) await givenImages(sandbox, [message], { name: 'hello-world', region })
  return imageInputs(sandbox, message)
}

/** Inputs that deploy the image which has a tag in each region. */
async function imageInputs(sandbox: Sandbox, tag: string): Promise<Record<string, string>> {
  const config: Record<string, object> = {}
  for (const region of sandbox.regions) {
    config[region] = { 'image-uri': `${await sandbox.ecr.host(region)}/hello-world:${tag}` }
  }
  return { 'aws-region': sandbox.regions.join(','), 'regions-config': JSON.stringify(config) }
}

/**
 * An image that the engine has while a file's tests run, for those that push and need not build. It is never run.
 *
 * @returns the input that deploys it
 */
export function engineImage(): { image: string } {
  const image = `regions-${crypto.randomUUID()}:latest`
  beforeAll(() => loadImages({ name: image, labels: { image }, entryPoint: ['/program'], programs: {} }))
  afterAll(() => lines('image', 'rm', image))
  return { image }
}

/** What the alias `live` of each region is on. */
export function live(sandbox: Sandbox): Record<string, string | undefined> {
  return Object.fromEntries(
    sandbox.regions.map((region) => {
      const { aliases } = sandbox.lambda.function({ name: 'hello-world', region })
      const alias = aliases.find(({ name }) => name === 'live')
      const weights = Object.keys(alias?.weights ?? {})
      return [region, weights.length > 0 ? `${alias?.functionVersion} and ${weights}` : alias?.functionVersion]
    }),
  )
}

/** The same on one version in each region, but for some. */
export function each(
  { regions }: Sandbox,
  version: string,
  others: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return { ...Object.fromEntries(regions.map((region) => [region, version])), ...others }
}

/** A region's part of the output `results`. */
export interface Told {
  version: string
  digest: string
  error?: string
}

export function told({ outputs, log }: RunResult): Record<string, Told> {
  if (outputs.results === undefined) throw new Error(`There are no results:\n${log}`)
  return JSON.parse(outputs.results)
}

/** The version that the output tells of each region. */
export function versionsTold(run: RunResult): Record<string, string> {
  return Object.fromEntries(Object.entries(told(run)).map(([region, { version }]) => [region, version]))
}
