import { join } from 'node:path'
import { stateNames } from '../domain/state.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { inputNames } from '../inputs/names.ts'
import { cacheTypes } from './cache.ts'

/** What docker and buildx need of the job's credentials. */
export interface CredentialNeeds {
  /** Variables that a secret or a build argument names. */
  variables: readonly string[]
  /** Types of the caches that are read and written, for example `gha` and `s3`. */
  caches: readonly string[]
  /** Whether the user's Docker config names credential helpers, which may read any variable. */
  helpers: boolean
}

/** Nothing: what has to be removed needs no credentials. */
export const noCredentials: CredentialNeeds = { variables: [], caches: [], helpers: false }

/** What a build needs of the job's credentials. An argument without a value has that of the variable of its name. */
export function credentialNeeds(build: BuildInputs): Omit<CredentialNeeds, 'helpers'> {
  return {
    variables: [
      ...build.secretEnvs.map(({ value }) => value),
      ...build.buildArgs.filter((argument) => !argument.includes('=')).map((argument) => argument.trim()),
    ],
    caches: cacheTypes(build),
  }
}

// docker docs, "Cache storage backends": what each reads of the environment.
const cacheVariables: Readonly<Record<string, RegExp>> = {
  gha: /^(?:ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)|GITHUB_TOKEN)$/,
  s3: /^AWS_/,
}

/** Names of credentials, of any tool: a part of the name shows what it is. */
const credential =
  /^AWS_|(?:^|_)(?:[A-Z0-9]*TOKEN|[A-Z0-9]*SECRETS?|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)(?:_|$)/i

/**
 * What else must not reach docker, because it would do something else with it than what it is asked for here:
 *
 * - The platform is the function's. A default of the job's would have the engine look for the built image under another one.
 * - No registry of ECR's has the signatures that Docker Content Trust asks for, and the image is known by its digest.
 * - What BuildKit prints is read, and shown in the log: as plain lines, which is what it prints into a file.
 * - What buildx reports of a build by default has no values of build arguments (docker docs, "BUILDX_METADATA_PROVENANCE").
 */
const misleading = new Set([
  'DOCKER_DEFAULT_PLATFORM',
  'DOCKER_CONTENT_TRUST',
  'BUILDKIT_PROGRESS',
  'BUILDX_METADATA_PROVENANCE',
])

/** Docker's own, which say where it is and how it is reached. */
const ofDocker = /^(?:DOCKER|BUILDX|BUILDKIT)_/

/** Variables of this step that no program of Docker needs: its inputs, its saved state, and the address of its identity token. */
const own = new Set([
  ...inputNames.map((name) => `INPUT_${name.toUpperCase()}`),
  ...Object.values(stateNames).map((name) => `STATE_${name}`),
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
])

/**
 * The job's environment for docker and buildx: without this step's own variables, and without credentials but those
 * that something which was asked for needs.
 *
 * @param directory the run's Docker config
 */
export function dockerEnvironment(
  directory: string,
  env: NodeJS.ProcessEnv,
  needs: CredentialNeeds,
): NodeJS.ProcessEnv {
  const isNeeded = (name: string) =>
    needs.helpers || needs.caches.some((type) => cacheVariables[type]?.test(name) === true)
  const passes = (name: string) =>
    needs.variables.includes(name) ||
    (!own.has(name) && !misleading.has(name) && (!credential.test(name) || ofDocker.test(name) || isNeeded(name)))
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => passes(name))),
    DOCKER_CONFIG: directory,
    BUILDX_CONFIG: join(directory, 'buildx'),
    DOCKER_CLI_HINTS: 'false',
  }
}

/**
 * The environment of what is only asked. docker and buildx are Go programs, and a question is answered in some
 * milliseconds, of which a fifth goes to memory that is collected just before all of it is given back (Go docs, "A Guide
 * to the Go Garbage Collector": GOGC, default 100). A value of the job's own stays.
 */
export function askEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { GOGC: '400', ...env }
}
