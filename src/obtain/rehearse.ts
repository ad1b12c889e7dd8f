import type { CredentialSource } from '../aws/session-credentials.ts'
import type { Initialization } from '../container/initialization.ts'
import { openVenue, type Venue } from '../container/venue.ts'
import { isBuilt, loadFromBuilder, type NewImage } from '../docker/build.ts'
import type { Architecture } from '../domain/architecture.ts'
import { counted } from '../domain/text.ts'
import type { BuildInspection, Inspection } from '../inspect/all.ts'
import { defaultConfig } from '../lambda/function.ts'
import { rehearse } from '../rehearsal/rehearse.ts'
import type { RehearsalResult } from '../report/result.ts'
import type { BuildRun } from '../run/run.ts'
import { type ImageTarget, tenantOf, usesSnapStart } from '../run/target.ts'
import type { DockerSession } from '../session/docker-session.ts'

/** Makes the place of the rehearsal beside the build, when there is a test event. The run removes it at its end. */
export function prepareRehearsal(run: BuildRun, inspection: Inspection<ImageTarget>): Promise<Venue> | undefined {
  if (rehearsedOf(run, inspection).length === 0) return undefined
  return prepareVenue(run)
}

function prepareVenue({ docker }: BuildRun): Promise<Venue> {
  const opening = openVenue(docker.docker, docker.noteNetwork)
  // Where the build fails, nothing else waits for it.
  docker.later(() => opening)
  return opening
}

/** The functions of the first region, as far as there are test events for them. */
function rehearsedOf({ events }: BuildRun, { targets }: Inspection<ImageTarget>): ImageTarget[] {
  return targets.filter(({ region, inputs }) => region === targets[0]?.region && events(inputs).rehearsal.length > 0)
}

/**
 * Rehearses an image as each function of the first region would run it, when there is a test event, one after
 * the other: each may take all of this machine's memory.
 *
 * @param opening from `prepareRehearsal`
 * @throws Problem when the image does not start, or does not answer as it should
 */
export async function rehearseImage(
  run: BuildRun,
  inspection: BuildInspection<ImageTarget>,
  image: NewImage | { localName: string },
  opening: Promise<Venue> | undefined,
): Promise<RehearsalResult | undefined> {
  const { tools, docker } = run
  const { architecture } = inspection
  if (opening === undefined) return undefined
  const name = { title: 'Rehearse the image as Lambda would run it', label: 'Rehearse', section: 'Image' } as const
  return tools.steps.step(name, async () => {
    const local = await localName(image, docker)
    const done: RehearsalResult[] = []
    for (const [index, target] of rehearsedOf(run, inspection).entries()) {
      const venue = index === 0 ? opening : prepareVenue(run)
      const rehearsal = await rehearseFor(run, target, { image: local, architecture }, venue)
      if (rehearsal) done.push(rehearsal)
    }
    const [first] = done
    if (first) tools.steps.note(counted(done.flatMap(({ events }) => events).length, 'event'))
    const snapStart = done.find((one) => one.snapStart)?.snapStart
    return first && { init: first.init, events: done.flatMap(({ events }) => events), ...(snapStart && { snapStart }) }
  })
}

async function rehearseFor(
  run: BuildRun,
  target: ImageTarget,
  built: { image: string; architecture: Architecture },
  opening: Promise<Venue>,
): Promise<RehearsalResult | undefined> {
  const { tools, docker, events } = run
  const { functionName } = target
  const request = {
    ...functionFacts(target),
    ...tenantOf(target),
    ...built,
    conceal: tools.conceal,
    variables: await variablesOf(run, target),
    events: events(target.inputs).rehearsal,
    required: target.inputs.rehearsal.required,
    proxied: docker.config.proxied,
    scratch: docker.config.directory,
    noteContainer: docker.noteContainer,
    later: docker.later,
    log: tools.log,
    warn: tools.warn,
  }
  if (functionName !== undefined) tools.log(`As ${functionName}:`)
  const rehearsal = await rehearse(docker.docker, request, opening)
  if (rehearsal === undefined) return undefined
  if (functionName === undefined) return rehearsal
  return { ...rehearsal, events: rehearsal.events.map((event) => ({ ...event, functionName })) }
}

async function variablesOf({ tools, credentials }: BuildRun, target: ImageTarget): Promise<Record<string, string>> {
  const { rehearsal } = target.inputs
  if (rehearsal.credentials) {
    tools.log("The image has the credentials of the role that deploys; the function's own role is not available here.")
  }
  return {
    ...target.config.Environment?.Variables,
    ...Object.fromEntries(rehearsal.env.map(({ name, value }) => [name, value])),
    ...(rehearsal.credentials ? await awsVariables(credentials(target.region)) : {}),
  }
}

/** The name by which the engine runs the image; a builder of its own loads it into the engine first. */
async function localName(
  image: NewImage | { localName: string },
  { docker, noteImage }: DockerSession,
): Promise<string> {
  if (image.localName !== undefined) return image.localName
  if (!isBuilt(image)) throw new Error('an image is neither in the engine nor in a builder')
  const name = `deploy-lambda-image:${crypto.randomUUID()}`
  noteImage(name)
  await loadFromBuilder(docker, image, name)
  return name
}

function functionFacts({ inputs, region, forFunction, config }: ImageTarget) {
  const { MemorySize: memory = defaultConfig.MemorySize, Timeout: timeout = defaultConfig.Timeout } = config
  const { ExecutionTimeout: executionTimeout } = config.DurableConfig ?? {}
  const { LogGroup: logGroup } = config.LoggingConfig ?? {}
  const { EntryPoint: entryPoint, Command: command, WorkingDirectory: workingDirectory } = config.ImageConfig ?? {}
  return {
    function: {
      name: forFunction.name,
      version: '$LATEST',
      region,
      memory,
      initialization: initializationOf(config),
      ...(logGroup !== undefined && { logGroup }),
    },
    functionArn: forFunction.arn,
    storage: (config.EphemeralStorage ?? defaultConfig.EphemeralStorage).Size,
    timeout: inputs.rehearsal.timeout ?? timeout * 1000,
    ...(executionTimeout !== undefined && { executionTimeout }),
    overrides: {
      ...(entryPoint && { entryPoint }),
      ...(command && { command }),
      ...(workingDirectory && { workingDirectory }),
    },
  }
}

/** As Lambda brings its published versions to life. */
function initializationOf(config: ImageTarget['config']): Initialization {
  const { LambdaManagedInstancesCapacityProviderConfig: instances } = config.CapacityProviderConfig ?? {}
  if (instances) {
    const { PerExecutionEnvironmentMaxConcurrency: concurrency = unsetConcurrency } = instances
    return { kind: 'lambda-managed-instances', concurrency }
  }
  return { kind: usesSnapStart({ config }) ? 'snap-start' : 'on-demand' }
}

/** Lambda chooses by the language and the number of vCPUs, and says it nowhere before. */
const unsetConcurrency = 16

async function awsVariables(credentials: CredentialSource): Promise<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials()
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
  }
}
