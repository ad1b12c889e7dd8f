import {
  type ContainerStart,
  containerArgv,
  defaultVariables,
  type FunctionFacts,
  lambdaVariables,
} from '../../../src/rehearsal/container.ts'

export type Start = ContainerStart

export interface Container {
  /** Name of the container. */
  name: string
  image: string
  start: Start
  environment: Readonly<Record<string, string>>
  /** MB. */
  memory: number
  /** MB of /tmp. */
  storage: number
}

/** The arguments of `docker` for a container on the host's network, for the Runtime API listens on its loopback. */
export function containerArguments({ environment, ...container }: Container): string[] {
  const variables = Object.entries(environment).map(([name, value]) => `--env=${name}=${value}`)
  return containerArgv({ ...container, network: ['--rm', '--network=host'], environment: variables })
}

export interface Described extends FunctionFacts {
  variables: Readonly<Record<string, string>>
}

/**
 * The environment of a function, with keys that are good for nothing.
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API
 */
export function functionEnvironment(described: Described, start: Start, api: string): Record<string, string> {
  return {
    ...defaultVariables,
    ...described.variables,
    ...lambdaVariables(described, start, api),
    AWS_ACCESS_KEY_ID: 'ASIASANDBOXEXECUTION',
    AWS_SECRET_ACCESS_KEY: 'not-a-key-of-any-account',
    AWS_SESSION_TOKEN: 'not-a-token-of-any-account',
  }
}
