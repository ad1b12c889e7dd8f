import { setTimeout as delay } from 'node:timers/promises'
import type { Docker } from '../docker/process.ts'
import type { Exit } from './outcome.ts'

/** Extensions that run beside a container. */
export interface ExtensionContainers {
  /** The first of them that ends. */
  ended: Promise<Exit>
  /** When all of them are over. */
  finished: Promise<unknown>
  /** Names of their containers. */
  containers: readonly string[]
}

/** What it takes to start them. */
export interface ExtensionsRequest {
  /** The container that they share network and processes with. */
  main: string
  /** When that is over. */
  ended: Promise<unknown>
  /** Names of the files in /opt/extensions. */
  names: readonly string[]
  /** Called with a container's name before the container exists. */
  noteContainer: (container: string) => void
  /** Runs one in a container, to its end. @returns its status */
  run(extension: string, container: string): Promise<number>
}

/**
 * Starts each extension in a container of its own, as soon as the main one runs: there is then a network and there are
 * processes to share. On Lambda all of them are processes of one environment, and extensions are started before the
 * runtime.
 */
export function startExtensions(docker: Docker, request: ExtensionsRequest): ExtensionContainers {
  const { names, noteContainer, run } = request
  const { promise: ended, resolve } = Promise.withResolvers<Exit>()
  const running = names.length === 0 ? undefined : untilRunning(docker, request)
  const each = names.map((extension) => {
    const container = `deploy-lambda-image-${crypto.randomUUID()}`
    const over = async () => {
      if (!(await running)) return
      noteContainer(container)
      resolve({ kind: 'exit', exitCode: await run(extension, container), extension })
    }
    return { container, over: over().catch(() => {}) }
  })
  return {
    ended,
    finished: Promise.all(each.map(({ over }) => over)),
    containers: each.map(({ container }) => container),
  }
}

/** Milliseconds between two looks at a container. */
const pause = 40

/** @returns false when it is over already */
async function untilRunning(docker: Docker, { main, ended }: ExtensionsRequest): Promise<boolean> {
  let over = false
  const end = () => {
    over = true
  }
  ended.then(end, end)
  while (!over) {
    const { stdout } = await docker.ask(['container', 'inspect', '--format', '{{.State.Running}}', main])
    if (stdout.trim() === 'true') return true
    await delay(pause)
  }
  return false
}
