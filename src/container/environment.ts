import { Problem } from '../domain/problem.ts'

/** How a container gets its variables without a value in argv. */
export interface EnvironmentParts {
  /** Content of a file for `--env-file`: one variable a line, taken as it stands. */
  file: string
  /** Variables for docker's own environment, from which `--env=NAME` hands them on. */
  inherited: Record<string, string>
}

// What docker, the Go that it is written in, and the loader read in their own environment.
const ofDocker = /^(?:PATH|HOME|USER|TMPDIR|DOCKER_\w+|BUILDX_\w+|GO\w+|LD_\w+|XDG_\w+|SSH_\w+|\w+_PROXY)$/i

/**
 * Divides variables by how docker can be given them: a file holds values of one line, whatever their names are; values
 * of several lines must go through docker's own environment.
 *
 * @throws Problem when a value of several lines has a name that means something to docker itself
 */
export function divideEnvironment(variables: Readonly<Record<string, string>>): EnvironmentParts {
  const parts: EnvironmentParts = { file: '', inherited: {} }
  for (const [name, value] of Object.entries(variables)) {
    if (!/[\r\n]/.test(value)) {
      parts.file += `${name}=${value}\n`
    } else if (!ofDocker.test(name)) {
      parts.inherited[name] = value
    } else {
      throw new Problem({
        what: `The variable ${name} has several lines and can't be given to the rehearsal: docker would take it for its own.`,
        remedy: 'Set it in test-env to a value of one line.',
      })
    }
  }
  return parts
}

// docker/cli, "Configure the Docker client": the variables that it derives from the proxies of its config.
const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
  name,
  name.toLowerCase(),
])

/**
 * Options of `docker run` that keep the proxies of docker's config from the container: Lambda has none, and the
 * Runtime API can't be reached through them. They beat a file of variables; only an option of their own beats them.
 *
 * @param variables the function's own, which hold
 */
export function withoutProxies(variables: Readonly<Record<string, string>>): string[] {
  return proxyNames.map((name) => (name in variables ? `--env=${name}` : `--env=${name}=`))
}

/** The function's own proxies, for docker's environment, from which `withoutProxies` hands them on. */
export function ownProxies(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => proxyNames.includes(name)))
}
