import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import {
  CreateAliasCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { baseLayer, packLayer, type Sandbox } from '@deploy-lambda-image/sandbox'
import { once } from '../support/once.ts'
import { executionRole, lambda } from './stage.ts'

// What a scenario finds when it begins. No run of the action and no build brings it about: a build takes ten times as
// long, and what is given should hold whatever the action does.

/** A function as a scenario finds it. */
export interface GivenFunction {
  /** Default `hello-world`, which is the repository's name as well. */
  name?: string
  /** Default `us-east-1`. */
  region?: string
  /** Messages that the versions 1, 2, … answer with. Each is the tag of its image, too. */
  versions: readonly string[]
  alias?: GivenAlias
  /** Files of the images that are not those of examples/hello. */
  files?: Readonly<Record<string, string>>
  /** Variables that the function has. */
  environment?: Record<string, string>
}

export interface GivenAlias {
  /** Default `live`. */
  name?: string
  /** Default the newest. */
  version?: string
  /** The version with a share of the traffic, 0 to 1. */
  weights?: Readonly<Record<string, number>>
  /** For example `[previous: 2, 1]`, in which the action remembers what the alias had before. */
  description?: string
  /** Executions that are kept ready. */
  provisioned?: number
}

/** Images by message. They are digests, `sha256:…`. */
export type Digests = Readonly<Record<string, string>>

/** Publishes the versions of a function, and puts an alias on one of them. The log of requests is empty afterwards. */
export async function givenFunction(sandbox: Sandbox, given: GivenFunction): Promise<Digests> {
  const { name = 'hello-world', region = 'us-east-1', versions, alias, files, environment } = given
  const [first = '', ...others] = versions
  const digests = await givenImages(sandbox, [...new Set(versions)], { name, region }, files)
  const uri = `${await sandbox.ecr.host(region)}/${name}`
  const client = lambda(sandbox, region)
  await sandbox.lambda.seed({
    name,
    region,
    imageUri: `${uri}:${first}`,
    publish: true,
    role: executionRole,
    ...(environment && { environment }),
  })
  await atOnce(sandbox, async () => {
    for (const message of others) {
      const update = { FunctionName: name, ImageUri: `${uri}:${message}`, Publish: true }
      await client.send(new UpdateFunctionCodeCommand(update))
    }
    if (alias) await givenAlias(sandbox, { name, region }, { version: `${versions.length}`, ...alias })
  })
  sandbox.requests.clear()
  return digests
}

/** An alias of a function that is there. */
export async function givenAlias(
  sandbox: Sandbox,
  { name: FunctionName, region }: { name: string; region: string },
  alias: GivenAlias & { version: string },
): Promise<void> {
  const { name: Name = 'live', version: FunctionVersion, weights = {}, description = '', provisioned } = alias
  const client = lambda(sandbox, region)
  const RoutingConfig = { AdditionalVersionWeights: weights }
  await client.send(
    new CreateAliasCommand({ FunctionName, Name, FunctionVersion, Description: description, RoutingConfig }),
  )
  if (provisioned === undefined) return
  const executions = { FunctionName, Qualifier: Name, ProvisionedConcurrentExecutions: provisioned }
  await atOnce(sandbox, () => client.send(new PutProvisionedConcurrencyConfigCommand(executions)))
}

/** Puts an image into ECR for each message, under it as its tag, unless it is there. The repository is created when it is missing. */
export async function givenImages(
  sandbox: Sandbox,
  messages: readonly string[],
  repository: { name: string; region?: string } = { name: 'hello-world' },
  files: Readonly<Record<string, string>> = {},
): Promise<Digests> {
  if (!(await sandbox.ecr.hasRepository(repository))) await sandbox.ecr.createRepository(repository)
  const digests: Record<string, string> = {}
  const there = await sandbox.ecr.tags(repository)
  for (const message of messages) {
    digests[message] = there[message] ?? (await givenImage(sandbox, message, { repository, files }))
  }
  return digests
}

/** An image as it is put into ECR. */
interface GivenImage {
  repository?: { name: string; region?: string }
  /** Default its message. */
  tag?: string
  /** Replace, or add to, the files of examples/hello. */
  files?: Readonly<Record<string, string>>
  /** As images name it; default `amd64`. */
  architecture?: string
  labels?: Readonly<Record<string, string>>
}

/**
 * Puts an image that does what examples/hello does, and answers with `message`. Without files of its own the sandbox's
 * Lambda is spared the container: this process gives its answers. @returns its digest
 */
export async function givenImage(sandbox: Sandbox, message: string, image: GivenImage = {}): Promise<string> {
  const { repository = { name: 'hello-world' }, tag = message, files = {}, ...config } = image
  const layers = [await base(), await helloLayer({ message, ...files })]
  const digest = await sandbox.ecr.putImage(repository, {
    tag,
    layers,
    entryPoint: ['/bootstrap'],
    ...config,
  })
  if (Object.keys(files).length === 0) sandbox.lambda.play(digest, (event) => ({ message, event }))
  return digest
}

const base = once(async () => gzipSync(await baseLayer(), { level: 1 }))

// Files of tests run side by side on one engine, and what one of them removes must not be another's image.
const own = crypto.randomUUID()

const packed = new Map<string, Promise<Buffer>>()

/** What the Dockerfile of examples/hello copies. Most tests are given the same. */
function helloLayer(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const key = JSON.stringify(files)
  const layer = packed.get(key) ?? packHello(files)
  packed.set(key, layer)
  layer.catch(() => packed.delete(key))
  return layer
}

async function packHello(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-image-'))
  try {
    const hello = fileURLToPath(new URL('../../examples/hello', import.meta.url))
    cpSync(join(hello, 'bootstrap'), join(folder, 'bootstrap'))
    for (const [name, text] of Object.entries({ ...files, scenarios: own })) writeFileSync(join(folder, name), text)
    chmodSync(join(folder, 'bootstrap'), 0o755)
    return gzipSync(await packLayer(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Does something while Lambda takes no time. */
async function atOnce(sandbox: Sandbox, act: () => Promise<unknown>): Promise<void> {
  const { settle } = sandbox.lambda
  const before = { ...settle }
  Object.assign(settle, { update: 0, publish: 0, provision: 0 })
  try {
    await act()
  } finally {
    Object.assign(settle, before)
  }
}
