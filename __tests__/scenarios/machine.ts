import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join, relative } from 'node:path'
import { json } from 'node:stream/consumers'

/** What a folder holds: kind, mode, time and content of everything in it, by path. */
export function snapshot(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    join(entry.parentPath, entry.name),
  )
  return Object.fromEntries([folder, ...paths].map((path) => [relative(folder, path), describe(path)]))
}

function describe(path: string): string {
  const { mode, mtimeMs } = lstatSync(path)
  return `${mode.toString(8)} ${mtimeMs} ${content(path)}`
}

function content(path: string): string {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return readlinkSync(path)
  return stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''
}

/** How often the engine is asked again. */
const attempts = 20

/**
 * What the engine lists, line by line. One with containerd's store fails where another test removes an image meanwhile:
 * it is then asked again.
 */
export function listed(...argv: string[]): string[] {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return execFileSync('docker', argv, { encoding: 'utf8', stdio: 'pipe' }).split('\n').filter(Boolean)
    } catch (error) {
      if (attempt === attempts) throw error
    }
  }
}

/** What the engine has of a kind (Docker Engine API, "List containers", "List networks", "List images"). */
export interface EngineObject {
  Id: string
  /** Of a container, each with a slash before it. */
  Names?: string[]
  /** Of a network. */
  Name?: string
  /** Of an image, `repository:tag`. */
  RepoTags?: string[] | null
  Labels?: Record<string, string> | null
}

/** Asks the engine itself, for a tenth of what a docker program costs, and as often as {@link listed}. */
export async function engineHas(kind: 'containers/json' | 'networks' | 'images/json'): Promise<EngineObject[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askEngine(`/${kind}?all=true`)
    } catch (error) {
      if (attempt === attempts) throw error
    }
  }
}

/** Sends a GET to the engine of a socket, without a docker program. */
export async function getFromEngine(socketPath: string, path: string): Promise<IncomingMessage> {
  const { promise: answered, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  get({ socketPath, path, agent: false }, resolve).once('error', reject)
  return answered
}

async function askEngine(path: string): Promise<EngineObject[]> {
  const { DOCKER_HOST = 'unix:///var/run/docker.sock' } = process.env
  const response = await getFromEngine(DOCKER_HOST.replace(/^unix:\/\//, ''), path)
  const list: unknown = await json(response)
  if (response.statusCode !== 200 || !Array.isArray(list))
    throw new Error(`The engine answered ${JSON.stringify(list)}`)
  return list
}

/** Names of images in the engine, `repository:tag`. */
export function imageNames(): string[] {
  return listed('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')
}

/** Processes of this machine, containers included, whose arguments or environment contain a text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) && [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`].some((file) => read(file).includes(text)),
  )
}

/** The command lines of all processes of this machine, containers included. */
export function commandLines(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map((pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended.
    return ''
  }
}
