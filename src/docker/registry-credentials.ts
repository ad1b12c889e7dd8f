import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asRecord, asText, parseJson } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import type { DockerConfig } from './config.ts'

/** How docker signs in to a registry: with a password, or with a token that stands for one. */
export type RegistryCredentials = { username: string; password: string } | { identityToken: string }

/** Docker Hub has an address of its own in Docker's config (docker docs, "docker login"). */
const hub = { hosts: ['docker.io', 'index.docker.io', 'registry-1.docker.io'], key: 'https://index.docker.io/v1/' }

/**
 * Reads what docker would sign in to a registry with: from the file, or from a credential helper.
 *
 * @param registry host, with a port when it has one
 * @returns undefined when docker would sign in with nothing
 * @throws Problem when a credential helper fails
 */
export async function registryCredentials(
  { directory, env }: Pick<DockerConfig, 'directory' | 'env'>,
  registry: string,
): Promise<RegistryCredentials | undefined> {
  const settings = asRecord(parseJson(readFileSync(join(directory, 'config.json'), 'utf8')))
  const key = hub.hosts.includes(registry) ? hub.key : registry
  const ofHost = asRecord(settings.credHelpers)[key]
  const helper = asText(ofHost ?? settings.credsStore)
  if (helper !== '') return askHelper(helper, key, env)
  const auths = asRecord(settings.auths)
  const found = asRecord(auths[key] ?? auths[`https://${key}`] ?? auths[`https://${key}/v1/`])
  const identityToken = asText(found.identitytoken)
  if (identityToken !== '') return { identityToken }
  const pair = Buffer.from(asText(found.auth), 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  return colon < 0 ? undefined : { username: pair.slice(0, colon), password: pair.slice(colon + 1) }
}

/** Bytes of a helper's answer that are read. */
const longest = 1024 * 1024

// docker/docker-credential-helpers, "Development": `get` reads the address from stdin, and prints JSON. A name of `<token>`
// says that the secret is an identity token.
async function askHelper(
  helper: string,
  key: string,
  env: NodeJS.ProcessEnv,
): Promise<RegistryCredentials | undefined> {
  const program = `docker-credential-${helper}`
  const { exitCode, stdout } = await answerOf(program, key, env)
  if (exitCode !== 0 && /credentials not found/i.test(stdout)) return undefined
  const answer = asRecord(exitCode === 0 ? parseJson(stdout) : undefined)
  const [username, password] = [asText(answer.Username), asText(answer.Secret)]
  if (password !== '') return username === '<token>' ? { identityToken: password } : { username, password }
  throw new Problem({
    what: `The credential helper ${program} gives no login to ${key}.`,
    remedy:
      'Log in to that registry before this step, for example with docker/login-action, or correct the Docker config.',
  })
}

function answerOf(
  program: string,
  input: string,
  env: NodeJS.ProcessEnv,
): Promise<{ exitCode: number; stdout: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], { env, stdio: ['pipe', 'pipe', 'ignore'] })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout = (stdout + chunk).slice(0, longest)
    })
    child.once('error', () => resolve({ exitCode: 127, stdout: '' }))
    child.once('close', (code) => resolve({ exitCode: code ?? 128, stdout }))
    // A helper that ends without reading closes the pipe.
    child.stdin.once('error', () => {})
    child.stdin.end(`${input}\n`)
  })
}
