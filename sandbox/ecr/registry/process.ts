import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A running OCI registry (CNCF distribution) that only this process can reach. */
export interface RegistryProcess {
  /** Unix socket of its HTTP API. */
  socketPath: string
  /** Where it stores what it holds. */
  root: string
  /** Empties it, for the next who needs one. It ends with this process. */
  release(): Promise<void>
}

interface Running extends RegistryProcess {
  child: ChildProcess
}

/** Emptied registries: those who make one sandbox after another need not start a program for each. */
const idle: Running[] = []

/** Debian's name for the program, and the project's own. */
const PROGRAMS = ['docker-registry', 'registry']

/**
 * Ends with the sandbox, however that ends: when the sandbox is gone its end of standard input closes, and the shell
 * takes the registry and its files with it, by the system's own rm.
 */
const GUARD =
  'program=$1 dir=$2; "$program" serve "$dir/config.yml" & read -r _; kill $!; wait; command -p rm -rf "$dir"'

/**
 * An empty registry that answers.
 *
 * @throws Error when the program is missing or ends at once, with its own words
 */
export async function emptyRegistry(): Promise<RegistryProcess> {
  for (let one = idle.pop(); one !== undefined; one = idle.pop()) if (isAlive(one.child)) return one
  return startRegistry()
}

/** One that a signal has ended has no exit code. */
function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

async function startRegistry(): Promise<Running> {
  for (const program of PROGRAMS) {
    const started = await startProgram(program)
    if (started !== undefined) return started
  }
  throw new Error(
    'No registry program found. Install docker-registry (Debian), or CNCF distribution as registry, or run script/bootstrap, which can take one from an image.',
  )
}

/** @returns undefined when this machine has no such program. Its files are its own: the guard removes them. */
async function startProgram(program: string): Promise<Running | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'sandbox-registry-'))
  const socketPath = join(directory, 'registry.sock')
  const root = join(directory, 'storage')
  // JSON is YAML, too.
  writeFileSync(join(directory, 'config.yml'), JSON.stringify(configuration(root, socketPath)))
  const child = spawn('/bin/sh', ['-c', GUARD, 'registry', program, directory], { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4000)
  })
  const missing = await untilReady(child, socketPath, () => said)
  if (!missing) return running(child, { socketPath, root })
  await ended(child)
  return undefined
}

function configuration(root: string, socketPath: string): object {
  return {
    version: '0.1',
    log: { level: 'error', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: root },
      delete: { enabled: true },
      maintenance: { uploadpurging: { enabled: false } },
    },
    http: { net: 'unix', addr: socketPath, secret: randomBytes(16).toString('hex'), relativeurls: true },
  }
}

/** @returns whether the program is missing */
async function untilReady(child: ChildProcess, socketPath: string, said: () => string): Promise<boolean> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (await answers(socketPath)) return false
    if (/not found/.test(said())) return true
    if (!isAlive(child) || /level=fatal|panic|configuration error/.test(said())) break
    await delay(10)
  }
  throw new Error(`The registry did not start: ${said()}`)
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = request({ socketPath, path: '/v2/' }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    probe.on('error', () => resolve(false))
    probe.end()
  })
}

/** The registry keeps nothing in memory: without its files it is as it was at the start. */
function running(child: ChildProcess, place: Pick<RegistryProcess, 'socketPath' | 'root'>): Running {
  // An idle one does not keep this process from its end.
  child.unref()
  for (const stream of [child.stdin, child.stderr]) if (stream instanceof Socket) stream.unref()
  const one: Running = {
    ...place,
    child,
    async release() {
      // An upload that was broken off may still come to its end there.
      await rm(place.root, { recursive: true, force: true, maxRetries: 5 })
      idle.push(one)
    },
  }
  return one
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = isAlive(child) ? new Promise((resolve) => child.once('exit', resolve)) : undefined
  child.stdin?.end()
  await exited
}
