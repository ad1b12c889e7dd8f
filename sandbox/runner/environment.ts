import { type GitHubContext, githubVariables } from './context.ts'
import { type ActionManifest, fillIn, inputVariable } from './manifest.ts'
import type { RunOptions } from './options.ts'
import type { Workplace } from './workplace.ts'

// Where Node keeps what it compiled, for those who start a bundle again and again.
const { NODE_COMPILE_CACHE, DOCKER_HOST } = process.env
const compileCache = NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}

// The engine that this machine is told to use is that of its runner.
const engine = DOCKER_HOST ? { DOCKER_HOST } : {}

/**
 * The environment of main, but for its files. What the runner sets itself can't be overridden by `env:` (GitHub Docs,
 * "Variables reference").
 */
export function environment(
  { inputs = {}, env = {}, sandbox, idToken = true, selfHosted = false, workspace, home }: RunOptions,
  manifest: ActionManifest,
  context: GitHubContext,
  workplace: Workplace,
): Record<string, string> {
  const variables: Record<string, string> = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: home ?? workplace.home,
    LANG: 'C.UTF-8',
    ...compileCache,
    ...engine,
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_SERVER_URL: 'https://github.com',
    ...sandbox?.env,
    ...env,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...githubVariables(context),
    GITHUB_EVENT_PATH: workplace.eventPath,
    GITHUB_WORKSPACE: workspace ?? workplace.workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: selfHosted ? 'self-hosted' : 'github-hosted',
    RUNNER_NAME: 'sandbox',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: workplace.temp,
    RUNNER_TOOL_CACHE: workplace.toolCache,
  }
  if (!idToken) for (const name of ['URL', 'TOKEN']) delete variables[`ACTIONS_ID_TOKEN_REQUEST_${name}`]
  for (const [name, value] of Object.entries({ ...manifest.inputs, ...inputs })) {
    variables[inputVariable(name)] = Object.hasOwn(inputs, name) ? value : fillIn(value, context)
  }
  return variables
}
