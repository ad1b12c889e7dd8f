import { readFileSync } from 'node:fs'
import type { BuildInputs } from '../inputs/build.ts'
import { ask } from './ask.ts'
import { localDockerfile } from './build-files.ts'
import { instructionsOf } from './stages.ts'

/** Where a build is run. */
interface Job {
  env: NodeJS.ProcessEnv
  signal: AbortSignal
}

/** Seconds since 1970 that stand for the time of the build (reproducible-builds.org, "SOURCE_DATE_EPOCH"). */
const name = 'SOURCE_DATE_EPOCH'

/**
 * Whether a build has a fixed time: by a build argument, else by the variable of the job, which buildx makes one of.
 * An empty one says that there is none.
 */
export function hasSourceDate({ buildArgs }: Pick<BuildInputs, 'buildArgs'>, env: NodeJS.ProcessEnv): boolean {
  const given = buildArgs.findLast((argument) => nameOf(argument) === name)
  const value = given?.includes('=') ? given.slice(given.indexOf('=') + 1) : env[name]
  return value !== undefined && value.trim() !== ''
}

/**
 * Gives a build the time of the commit that is checked out, where its Dockerfile asks for a time (`ARG
 * SOURCE_DATE_EPOCH`) and the job gives none. Without being asked it gives none: with a fixed time the times of files are
 * rewritten, and what a RUN instruction has compiled for files of another time is then stale. Python, for example,
 * compiles such modules again at each start.
 *
 * @returns the build as it is where there is no commit to be read: no git, no checkout, a fetched context
 */
export async function withCommitTime(build: BuildInputs, { env, signal }: Job): Promise<BuildInputs> {
  const file = localDockerfile(build)
  if (file === undefined || isTold(build, env) || !asksForTime(readFileSync(file, 'utf8'))) return build
  // Plumbing obeys no settings of the checkout, which may be another user's: a job in a container runs as root.
  const argv = ['-C', build.context, '-c', 'safe.directory=*', 'cat-file', 'commit', 'HEAD']
  const { PATH, HOME } = env
  const asked = await ask('git', argv, { env: { PATH, HOME, GIT_NO_LAZY_FETCH: '1' }, signal })
  const time = asked.exitCode === 0 ? commitTime(asked.stdout) : undefined
  return time === undefined ? build : { ...build, buildArgs: [...build.buildArgs, `${name}=${time}`] }
}

/** Whether a Dockerfile declares the argument without a value of its own. */
export function asksForTime(dockerfile: string): boolean {
  return instructionsOf(dockerfile).some((each) =>
    /^[ \t]*ARG[ \t](?:.*[ \t])?SOURCE_DATE_EPOCH[ \t]*(?:[ \t]|$)/i.test(each),
  )
}

/** Reads the committer's time of a commit object (git-commit-tree documentation, "Commit information"). */
export function commitTime(commit: string): string | undefined {
  return /^committer .*> (\d+) [+-]\d{4}$/m.exec(commit)?.[1]
}

function isTold({ buildArgs }: BuildInputs, env: NodeJS.ProcessEnv): boolean {
  return env[name] !== undefined || buildArgs.some((argument) => nameOf(argument) === name)
}

function nameOf(argument: string): string | undefined {
  return argument.split('=', 1)[0]?.trim()
}
