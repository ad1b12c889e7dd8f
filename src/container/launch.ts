import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ContainerStart, containerArgv, defaultVariables, lambdaVariables, type Share } from './container.ts'
import { divideEnvironment, ownProxies, withoutProxies } from './environment.ts'
import type { ExecutionRequest } from './request.ts'

/** How docker is asked to run a container. */
export interface Launch {
  argv: readonly string[]
  /** For docker's own environment. */
  env: Record<string, string>
}

/**
 * Prepares the containers of one execution environment, all with the same variables.
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API, `host:port`; the metadata endpoint is at the same
 * @param name of the environment; a file of that name holds the variables
 * @param token of the metadata endpoint
 * @throws Problem when the container can't be given its variables
 */
export function prepareLaunch(
  request: ExecutionRequest,
  name: string,
  api: string,
  token: string,
): (container: string, start: ContainerStart, share?: Share) => Launch {
  const { image, network, storage, scratch, variables, proxied } = request
  const durable = request.executionTimeout !== undefined
  const { file, inherited } = divideEnvironment({
    ...defaultVariables,
    // A machine of EC2 would give its own role's credentials to a container that has none.
    AWS_EC2_METADATA_DISABLED: 'true',
    // Each of them would make other keys of the rehearsal's useless.
    ...(durable && variables.AWS_ACCESS_KEY_ID === undefined && unusable),
    ...variables,
    ...lambdaVariables(request.function, request.start, api, token),
    ...(durable && { AWS_ENDPOINT_URL_LAMBDA: `http://${api}` }),
  })
  const path = join(scratch, `${name}.env`)
  writeFileSync(path, file, { mode: 0o600 })
  const environment = [
    `--env-file=${path}`,
    ...Object.keys(inherited).map((variable) => `--env=${variable}`),
    ...(proxied ? withoutProxies(variables) : []),
  ]
  const env = { ...inherited, ...(proxied && ownProxies(variables)) }
  return (container, start, share) => ({
    argv: containerArgv({
      name: container,
      image,
      start,
      network: share?.kind === 'guest' ? networkOfGuest(network.options, share.of) : network.options,
      environment,
      memory: request.function.memory,
      storage,
      ...(share && { share }),
    }),
    env,
  })
}

/** Keys of no account: without any, the client of a durable handler can't sign its checkpoints. */
const unusable = {
  AWS_ACCESS_KEY_ID: 'KEYOFNOACCOUNT',
  AWS_SECRET_ACCESS_KEY: 'secret-of-no-account',
  AWS_SESSION_TOKEN: 'token-of-no-account',
}

/** The network of the container that it is beside; where that has one of others, the same one. */
function networkOfGuest(options: readonly string[], main: string): readonly string[] {
  const shared = options.some((option) => /^--network=(?:host$|container:)/.test(option))
  return shared ? options : [`--network=container:${main}`]
}
