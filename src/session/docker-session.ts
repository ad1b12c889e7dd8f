import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createDockerConfig, type DockerConfig, removeDockerConfig } from '../docker/config.ts'
import { credentialNeeds, dockerEnvironment, noCredentials } from '../docker/environment.ts'
import { endProcessesOf, removeContainers, removeLocalNames, removeNetworks } from '../docker/leftovers.ts'
import { type Docker, dockerWith } from '../docker/process.ts'
import { lazy } from '../domain/lazy.ts'
import { messageOf } from '../domain/text.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { hurried } from './cancellation.ts'
import { privateDirectory } from './private-directory.ts'
import type { Tools } from './tools.ts'

/** Docker for one run: a config of its own, and names of images that are removed when it closes. */
export interface DockerSession {
  docker: Docker
  config: DockerConfig
  /** Notes a name that the run is about to give an image in the engine. */
  noteImage(image: string): void
  /** Notes a container that the run is about to start. */
  noteContainer(container: string): void
  /** Notes a network that the run is about to create. */
  noteNetwork(network: string): void
  /** Starts work that nothing waits for but `close`: what it leaves undone is removed there. */
  later(work: () => Promise<unknown>): void
  /**
   * Starts work beside the steps, whose lines go to `log`, and which waits unseen. What is under way as the session
   * closes is ended.
   */
  beside<T>(log: (line: string) => void, work: (docker: Docker) => Promise<T>): Promise<T>
  /** Removes all that was temporary, once, however often it is called. Never throws. */
  close(): Promise<void>
}

/** Milliseconds that the clean-up may take where nothing hurries it. */
const unhurried = 30_000

/** Milliseconds after which the engine has made what a client asked for that is gone. */
const engineLag = 1000

/** File of the private directory that lists the images' names, one a line, for the clean-up. */
const namesFile = 'image-names'
const containersFile = 'containers'
const networksFile = 'networks'

/** @param build what is built, if anything is, for what docker needs of the job's credentials */
export function openDockerSession(
  { env, temporaryDirectory, signal, log, warn, remember }: Tools,
  build?: BuildInputs,
): DockerSession {
  const directory = privateDirectory({ temporaryDirectory, remember })
  const config = orRemoved(directory, () =>
    createDockerConfig(directory, env, build ? credentialNeeds(build) : noCredentials),
  )
  const atWork: Promise<unknown>[] = []
  const aside = new Set<Promise<unknown>>()
  const asked = new Set<Promise<unknown>>()
  const over = new AbortController()
  const unanswered = new AbortController()
  const closing = lazy(async () => {
    const interrupted = signal.aborted || aside.size > 0
    over.abort(new Error('the run needs docker no more'))
    const time = signal.aborted ? hurried.cleanUp : unhurried
    // What is being made can't be removed yet. Where the run was cancelled, docker is ended within that time.
    const longest = signal.aborted ? engineLag : unhurried
    await Promise.all([within(longest, [...atWork, ...aside]), within(engineLag, asked)])
    unanswered.abort(new Error('the run needs no answer any more'))
    await clean(config, warn, { time, interrupted })
  })
  const docker = dockerWith(config, signal, log)
  const { ask } = dockerWith(config, AbortSignal.any([signal, unanswered.signal]), log)
  return {
    config,
    // What the run asks ahead of time may be answered when it does not wait any more, or never. Its plugin writes into the directory.
    docker: { ...docker, ask: (argv) => underWay(asked, ask(argv)) },
    noteImage: (image) => appendFileSync(join(directory, namesFile), `${image}\n`),
    noteContainer: (container) => appendFileSync(join(directory, containersFile), `${container}\n`),
    noteNetwork: (network) => appendFileSync(join(directory, networksFile), `${network}\n`),
    // What fails is left to `close`.
    later: (work) => void atWork.push(work().catch(() => {})),
    beside: (log, work) => {
      const docker = dockerWith(config, AbortSignal.any([signal, over.signal]), log)
      return underWay(aside, work({ ...docker, show: (argv, how) => docker.show(argv, { ...how, background: true }) }))
    },
    close: closing,
  }
}

/** Keeps work in a set until it has ended, well or not. @returns the work */
function underWay<T>(all: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  const ended: Promise<unknown> = work.catch(() => {}).finally(() => all.delete(ended))
  all.add(ended)
  return work
}

/** Waits for the end of all, for some milliseconds at most. */
async function within(longest: number, all: Iterable<Promise<unknown>>): Promise<void> {
  await Promise.race([Promise.all(all), delay(longest, undefined, { ref: false })])
}

/** Removes a directory that could not be filled. */
function orRemoved<T>(directory: string, fill: () => T): T {
  try {
    return fill()
  } catch (error) {
    removeDockerConfig(directory)
    throw error
  }
}

/**
 * Removes what a main step that was killed left behind: its builds under way, its images' names, its directory.
 * Does nothing when main has cleaned up itself. Never throws.
 *
 * @param directory one that main has remembered
 */
export async function cleanAfter(
  directory: string,
  env: NodeJS.ProcessEnv,
  warn: (text: string) => void,
): Promise<void> {
  if (!existsSync(directory)) return
  const what = 'A build that was under way could not be ended'
  let interrupted = false
  await orWarned(what, warn, async () => {
    interrupted = endProcessesOf(directory)
  })
  const config = { directory, env: dockerEnvironment(directory, env, noCredentials) }
  await clean(config, warn, { time: unhurried, interrupted })
}

async function clean(
  config: Pick<DockerConfig, 'directory' | 'env'>,
  warn: (text: string) => void,
  { time, interrupted }: { time: number; interrupted: boolean },
): Promise<void> {
  const { directory } = config
  await orWarned('Not all names of the image could be removed from the engine', warn, async () => {
    const docker = dockerWith(config, AbortSignal.timeout(time), () => {})
    await removeNoted(docker, directory)
    if (!interrupted) return
    // The engine goes on with what a client that was ended has asked for, and may be done with it only now.
    await delay(engineLag)
    await removeNoted(docker, directory)
  })
  await orWarned(`${directory} could not be removed`, warn, async () => removeDockerConfig(directory))
}

async function removeNoted(docker: Docker, directory: string): Promise<void> {
  // An image that a container runs can't be removed, nor a network that it is in.
  await removeContainers(docker, noted(directory, containersFile))
  await removeNetworks(docker, noted(directory, networksFile))
  await removeLocalNames(docker, noted(directory, namesFile))
}

/** A clean-up that fails never fails a finished deploy. */
async function orWarned(what: string, warn: (text: string) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    warn(`${what}: ${messageOf(error)}`)
  }
}

function noted(directory: string, file: string): string[] {
  const path = join(directory, file)
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}
