import { createDockerConfig, type DockerConfig, removeDockerConfig } from './docker/config.ts'
import { type Docker, dockerWith } from './docker/docker.ts'
import { removeLocalNames } from './docker/push.ts'
import type { Steps } from './report/steps.ts'

/** What a run works with, apart from AWS. */
export interface Tools {
  steps: Steps
  /** Aborted when the job is cancelled. */
  signal: AbortSignal
  env: NodeJS.ProcessEnv
  temporaryDirectory: string
  log: (text: string) => void
  warn: (text: string) => void
  /** Told of each directory that must not outlive the step, before anything is in it. */
  remember: (directory: string) => void
}

/** Docker for one run: a config of its own, and the names of images that are gone when it closes. */
export interface Workshop {
  docker: Docker
  config: DockerConfig
  /** Notes a name that the run gives an image in the engine. */
  name(image: string): void
  /** Removes all that was temporary. Never throws. */
  close(): Promise<void>
}

/** Milliseconds that the clean-up may take: a cancelled run has 7.5 seconds in all. */
const closingTime = 5000

export function openWorkshop({ env, temporaryDirectory, signal, log, warn, remember }: Tools): Workshop {
  const config = createDockerConfig(temporaryDirectory, env)
  remember(config.directory)
  const names: string[] = []
  return {
    config,
    docker: dockerWith(config.env, signal, log),
    name: (image) => names.push(image),
    close: async () => {
      try {
        await removeLocalNames(dockerWith(config.env, AbortSignal.timeout(closingTime), log), names)
      } catch (error) {
        warn(`Not all of the image's local names could be removed: ${error instanceof Error ? error.message : error}`)
      } finally {
        removeDockerConfig(config.directory)
      }
    },
  }
}
