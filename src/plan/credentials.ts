import type { BuildInputs } from '../inputs/build.ts'
import { credentialArguments } from '../inputs/credential-arguments.ts'

/** Warns of build arguments that are credentials. Docker docs, "Build variables": the image's history and caches have them. */
export function warnOfCredentials({ buildArgs }: Pick<BuildInputs, 'buildArgs'>): string[] {
  const [first, ...others] = credentialArguments(buildArgs)
  if (first === undefined) return []
  const names = [first, ...others].join(', ')
  return [
    `build-args: ${names} ${others.length === 0 ? 'looks like a credential' : 'look like credentials'}, and everyone who can pull the image can read build arguments (docker history). ` +
      `Pass it with the input secrets instead ('${first}=…'), and read /run/secrets/${first} in the Dockerfile in 'RUN --mount=type=secret,id=${first} …'.`,
  ]
}
