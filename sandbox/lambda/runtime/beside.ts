import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FoundImage } from '../../core/contract.ts'
import { type Container, containerArguments } from './container.ts'
import { attach, docker, type Finished } from './docker.ts'

const FOLDER = '/opt/extensions'
/** ms between two looks at a container. */
const PAUSE = 40

/**
 * Lists the files in /opt/extensions of an image of the engine. Only those images are looked into whose history names the
 * folder, for that takes a container.
 */
export async function extensionsOf({ config = '' }: Pick<FoundImage, 'config'>, reference: string): Promise<string[]> {
  if (!config.includes(FOLDER)) return []
  const name = `lambda-sandbox-${crypto.randomUUID()}`
  const copy = mkdtempSync(join(tmpdir(), 'lambda-sandbox-'))
  try {
    await docker(['create', '--pull=never', '--network=none', `--name=${name}`, reference, 'unused'])
    const { code } = await docker(['cp', `${name}:${FOLDER}/.`, copy])
    return code === 0 ? readdirSync(copy).sort() : []
  } finally {
    rmSync(copy, { recursive: true, force: true })
    await docker(['rm', '--force', '--volumes', name])
  }
}

/** Extensions that run beside a container. */
export interface Beside {
  /** Names of their containers. */
  containers: readonly string[]
  /** The first of them that ends. */
  ended: Promise<Finished>
}

/** Starts extensions in containers that share network, processes and /tmp with the main one, as soon as that runs. */
export function startBeside(main: Container, names: readonly string[], write: (text: string) => void): Beside {
  const { promise: ended, resolve, reject } = Promise.withResolvers<Finished>()
  ended.catch(() => {})
  const containers = names.map(() => `lambda-sandbox-${crypto.randomUUID()}`)
  const start = async () => {
    if (names.length === 0 || !(await isUp(main.name))) return
    for (const [index, name] of containers.entries()) {
      const program = { ...main.start, entryPoint: [`${FOLDER}/${names[index]}`], command: [] }
      attach(containerArguments({ ...main, name, start: program, beside: main.name }), write).finished.then(
        resolve,
        reject,
      )
    }
  }
  start().catch(reject)
  return { containers, ended }
}

/** @returns false when the container never came up */
async function isUp(name: string): Promise<boolean> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { stdout } = await docker(['container', 'inspect', '--format', '{{.State.Status}}', name])
    if (stdout.trim() === 'running') return true
    if (stdout.trim() === 'exited') return false
    await delay(PAUSE)
  }
  return false
}
