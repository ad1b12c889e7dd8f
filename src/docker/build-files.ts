import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Findings } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { readRegularFile, realPath, refuseLinkOut, type Workplace } from '../inputs/files.ts'

/**
 * Checks that the files that the build reads are there: the context, the Dockerfile, the secret files and variables.
 * A context that is fetched (Git, a URL) is BuildKit's to check.
 */
export function checkBuildFiles(
  build: BuildInputs,
  job: Workplace & { env: NodeJS.ProcessEnv },
  findings: Findings,
): void {
  for (const { name, value } of build.secretFiles) {
    if (!isFile(value)) findings.add(`secret-files: '${value}' for '${name}' is not a file.`, 'Correct the path.')
    findings.collect(() => refuseLinkOut(value, 'secret-files', job))
  }
  for (const { name, value } of build.secretEnvs) {
    if (job.env[value] === undefined) {
      findings.add(`secret-envs: the variable '${value}' for '${name}' is not set.`, "Set it in the step's env.")
    }
  }
  if (isRemotePath(build.context)) return
  if (!isDirectory(build.context)) {
    findings.add(
      `context: '${build.context}' is not a directory of the workspace.`,
      'Check the repository out before this step (actions/checkout), or correct the path.',
    )
    return
  }
  if (build.file !== undefined && isRemotePath(build.file)) return
  checkDockerfile(build, findings)
}

/** Path of the Dockerfile; undefined when there is none in the workspace. */
export function localDockerfile(build: BuildInputs): string | undefined {
  if (isRemotePath(build.context) || (build.file !== undefined && isRemotePath(build.file))) return undefined
  return candidates(build).find((each) => existsSync(each))
}

function candidates({ context, file }: Pick<BuildInputs, 'context' | 'file'>): string[] {
  // BuildKit's client looks for the name in lower case second.
  return file === undefined ? [join(context, 'Dockerfile'), join(context, 'dockerfile')] : [file]
}

function checkDockerfile(build: BuildInputs, findings: Findings): void {
  const path = localDockerfile(build)
  if (path === undefined && readdirSync('.').length === 0) {
    findings.add('The workspace is empty.', 'Check the repository out before this step: was actions/checkout run?')
    return
  }
  if (path === undefined) {
    findings.add(
      `There is no Dockerfile at '${candidates(build)[0]}'.`,
      `${inContext(build) ?? ''}Name its path in file, relative to the workspace, or its directory in context.`,
    )
    return
  }
  findings.collect(() => readRegularFile(realPath(path) ?? path, `The Dockerfile '${path}'`))
}

/** Says where the Dockerfile is, when file was written as if it were relative to the context; ends with a blank. */
function inContext({ context, file }: BuildInputs): string | undefined {
  if (file === undefined) return undefined
  const path = join(context, file)
  if (!isFile(path)) return undefined
  const found = candidates({ context }).includes(path)
  return `'${path}' exists: ${found ? 'leave file out' : 'write that in file'}. `
}

// docker/build, "Build context": Git and HTTP URLs, standard input, and other schemes of named contexts.
function isRemotePath(path: string): boolean {
  return path === '-' || /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(path)
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

function isDirectory(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
