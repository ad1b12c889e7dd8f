import { randomUUID } from 'node:crypto'
import { partitionOf } from '../core/arn.ts'
import type { ImageSource } from '../core/contract.ts'
import { imageCode } from './code.ts'
import { writeConfiguration } from './configuration.ts'
import { beginExecution } from './durable/executions.ts'
import { deactivated, idle, imageDeleted, ready, updating } from './lifecycle.ts'
import type { Code, Content, LambdaFunction } from './model.ts'
import { functionArn } from './names.ts'
import { findVersion } from './operations/requirements.ts'
import { addVersion } from './operations/versions.ts'
import type { AliasRoute, ExecutionSeed, FunctionState, MappingSeed, Seed, Which, WhichVersion } from './options.ts'
import { defaultSettings } from './settings.ts'
import { executionRole, type FunctionStore, versionsOf } from './store.ts'

/** What tests do to functions without the API. */
export interface Handles {
  functions(): FunctionState[]
  function(which: string | Which): FunctionState
  seed(seed: Seed): Promise<void>
  setIdle(which: string | WhichVersion): void
  loseImage(which: string | WhichVersion, state?: 'Inactive' | 'Failed'): void
  putCapacityProvider(which: Which & { versions?: number }): string
  deactivate(which: WhichVersion, state?: 'Deactivating' | 'Deactivated'): void
  hideEnvironment(which: string | Which, reason: string): void
  showEnvironment(which: string | Which): void
  busyFor(which: string | Which, ms: number): void
  settleNow(which: string | Which): void
  setAlias(which: string | Which, alias: string, to: AliasRoute): void
  mapEventSource(seed: MappingSeed): string
  startExecution(seed: ExecutionSeed): string
  publishLatest(which: string | Which): void
}

export function handles(store: FunctionStore, images: ImageSource, accountId: string): Handles {
  const find = (which: string | Which) => findOne(store, typeof which === 'string' ? { name: which } : which)
  const findVersionOf = (which: string | WhichVersion) => {
    const number = (typeof which === 'string' ? undefined : which.version) ?? '$LATEST'
    const version = findVersion(find(which), number)
    if (version === undefined) throw new Error(`The sandbox has no version ${JSON.stringify(which)}`)
    return version
  }
  return {
    functions: () => store.all().map(functionState),
    function: (which) => functionState(find(which)),
    async seed(seed) {
      store.add(seeded(seed, await seedCode(seed, images), store.now(), seed.account ?? accountId))
    },
    setIdle(which) {
      const version = findVersionOf(which)
      version.lifecycle = idle(version.lifecycle)
    },
    loseImage(which, state) {
      const version = findVersionOf(which)
      version.lifecycle = imageDeleted(version.lifecycle, state)
    },
    deactivate(which, state = 'Deactivated') {
      const version = findVersionOf(which)
      version.lifecycle = deactivated(version.lifecycle, state)
    },
    putCapacityProvider({ name, region = 'us-east-1', account = accountId, versions = 100 }) {
      const arn = `arn:${partitionOf(region)}:lambda:${region}:${account}:capacity-provider:${name}`
      store.capacityProviders.set(arn, versions)
      return arn
    },
    hideEnvironment(which, reason) {
      find(which).hiddenEnvironment = reason
    },
    showEnvironment(which) {
      delete find(which).hiddenEnvironment
    },
    busyFor(which, ms) {
      const owner = find(which)
      owner.latest.lifecycle = updating(owner.latest.lifecycle, store.now() + ms)
      owner.unchangedSince = undefined
    },
    settleNow(which) {
      const owner = find(which)
      for (const version of versionsOf(owner)) {
        const { change } = version.lifecycle
        if (change) version.lifecycle = { ...version.lifecycle, change: { ...change, at: store.now() } }
      }
      for (const [qualifier, provisioned] of owner.provisioned) {
        owner.provisioned.set(qualifier, { ...provisioned, end: Math.min(provisioned.end, store.now()) })
      }
    },
    setAlias(which, name, to) {
      const owner = find(which)
      const alias = owner.aliases.get(name)
      if (alias === undefined) throw new Error(`${owner.arn} has no alias ${name}`)
      const missing = [to.functionVersion, ...Object.keys(to.weights)].find(
        (version) => !owner.published.some((one) => one.version === version),
      )
      if (missing !== undefined) throw new Error(`${owner.arn} has no version ${missing}`)
      Object.assign(alias, { ...to, revisionId: randomUUID() })
    },
    mapEventSource({ qualifier, ...which }) {
      const uuid = randomUUID()
      find(which).mappings.push({ uuid, ...(qualifier !== undefined && { qualifier }) })
      return uuid
    },
    startExecution({ version, ...which }) {
      return beginExecution(find(which), { version, payload: '{}', name: undefined, now: store.now() }).name
    },
    publishLatest(which) {
      const owner = find(which)
      owner.latestPublished = { ...owner.latest, version: '$LATEST.PUBLISHED', lifecycle: ready() }
    },
  }
}

function findOne(store: FunctionStore, which: Which): LambdaFunction {
  const found = store
    .all()
    .filter(
      (one) =>
        one.name === which.name &&
        one.region === (which.region ?? one.region) &&
        one.account === (which.account ?? one.account),
    )
  const [only, ...others] = found
  if (only === undefined) throw new Error(`The sandbox has no function ${JSON.stringify(which)}`)
  if (others.length > 0) throw new Error(`Several functions are called ${which.name}: say the region`)
  return only
}

async function seedCode(seed: Seed, images: ImageSource): Promise<Code> {
  if (seed.imageUri === undefined) return { packageType: 'Zip', sha256: 'c2VlZGVk', size: 1 }
  if (seed.digest !== undefined) return imageCode(seed.imageUri, seed.digest)
  const found = await images.find(seed.imageUri, seed.region)
  if (found === undefined) throw new Error(`There is no image ${seed.imageUri} to seed ${seed.name} with`)
  return imageCode(seed.imageUri, found.digest, found)
}

function seeded(seed: Seed, code: Code, now: number, account: string): LambdaFunction {
  const settings = {
    ...defaultSettings(seed.name, seed.role ?? executionRole(seed.region, account)),
    ...(code.packageType === 'Zip' && { Runtime: 'nodejs24.x', Handler: 'index.handler' }),
    ...(seed.environment && { Environment: { Variables: seed.environment } }),
    ...(seed.durable && { DurableConfig: { ExecutionTimeout: 900, RetentionPeriodInDays: 14 } }),
  }
  const content: Content = { settings, code, architecture: seed.architecture ?? 'x86_64' }
  const owner: LambdaFunction = {
    name: seed.name,
    region: seed.region,
    account,
    arn: functionArn(seed.region, account, seed.name),
    latest: { ...content, version: '$LATEST', lastModified: now, lifecycle: ready(), serving: content },
    published: [],
    nextVersion: 1,
    unchangedSince: undefined,
    aliases: new Map(),
    tags: {},
    policies: new Map(),
    provisioned: new Map(),
    urls: new Map(),
    reserved: undefined,
    mappings: [],
    executions: [],
  }
  if (seed.publish) addVersion(owner, ready())
  return owner
}

function functionState(owner: LambdaFunction): FunctionState {
  return {
    name: owner.name,
    arn: owner.arn,
    region: owner.region,
    account: owner.account,
    latest: { ...writeConfiguration(owner, owner.latest, owner.arn) },
    versions: owner.published.map((one) => ({ ...writeConfiguration(owner, one, `${owner.arn}:${one.version}`) })),
    aliases: [...owner.aliases.values()].map(({ name, functionVersion, weights }) => ({
      name,
      functionVersion,
      weights,
    })),
    tags: owner.tags,
  }
}
