import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { asRecord } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import type { RegistryLogin } from '../domain/registry-login.ts'
import { type CredentialNeeds, dockerEnvironment } from './environment.ts'

/** A Docker config of this step alone: the user's, and the logins to ECR. The user's own is only read. */
export interface DockerConfig {
  directory: string
  /** For every docker process: DOCKER_CONFIG and BUILDX_CONFIG point here. */
  env: NodeJS.ProcessEnv
  /** Whether docker gives containers the proxies that the user's config names. */
  proxied: boolean
  logIn(logins: readonly RegistryLogin[]): void
}

/**
 * Entries of the user's directory that are linked: those that docker only reads. The others are written again, copied,
 * or caches that docker and buildx write to.
 */
const linked = ['cli-plugins', 'contexts', 'certs.d', 'ca.pem', 'cert.pem', 'key.pem']

/**
 * Fills a private Docker config directory.
 *
 * It keeps what the user has: contexts, plugins, builders, proxies, other registries' logins and credential helpers.
 *
 * @param directory an empty one that only this user can read
 * @param needs what the build needs of the job's credentials; with credential helpers docker gets all of them
 * @throws Problem when the user's config.json is not JSON
 */
export function createDockerConfig(
  directory: string,
  env: NodeJS.ProcessEnv,
  needs: Omit<CredentialNeeds, 'helpers'>,
): DockerConfig {
  const theirs = resolve(env.DOCKER_CONFIG || join(env.HOME || homedir(), '.docker'))
  const settings = readSettings(join(theirs, 'config.json'))
  for (const entry of linked.filter((each) => existsSync(join(theirs, each)))) {
    symlinkSync(join(theirs, entry), join(directory, entry))
  }
  copyBuilders(env.BUILDX_CONFIG || join(theirs, 'buildx'), join(directory, 'buildx'))
  writeSettings(directory, settings, [])
  return {
    directory,
    env: dockerEnvironment(directory, env, { ...needs, helpers: hasHelpers(settings) }),
    proxied: settings.proxies !== undefined,
    logIn: (logins) => writeSettings(directory, settings, logins),
  }
}

/** Removes a private directory, also one that a killed step left behind. */
export function removeDockerConfig(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
}

type Settings = Record<string, unknown>

function hasHelpers({ credsStore, credHelpers }: Settings): boolean {
  return (typeof credsStore === 'string' && credsStore !== '') || Object.keys(asRecord(credHelpers)).length > 0
}

function readSettings(path: string): Settings {
  if (!existsSync(path)) return {}
  try {
    return asRecord(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Problem(
      { what: `The Docker config ${path} can't be read.`, remedy: 'Repair or remove it.' },
      { cause: error },
    )
  }
}

// docker/cli, "docker login": base64 of user:password in auths; a helper named for a host is asked before the store of
// all hosts, and an empty name means the file.
function writeSettings(directory: string, settings: Settings, logins: readonly RegistryLogin[]): void {
  const auths = asRecord(settings.auths)
  const credHelpers = asRecord(settings.credHelpers)
  for (const { registry, username, password } of logins) {
    auths[registry] = { auth: Buffer.from(`${username}:${password}`).toString('base64') }
    credHelpers[registry] = ''
  }
  const text = JSON.stringify({ ...settings, auths, credHelpers })
  // Replaced in one step: a push that runs reads the whole file, the one from before or this one.
  const path = join(directory, 'config.json')
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** What buildx keeps of its builders; the rest of its directory is the history of past builds. */
const builderFiles = ['instances', 'current', 'defaults', 'certs', '.buildNodeID']

function copyBuilders(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of builderFiles) {
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true })
  }
}
