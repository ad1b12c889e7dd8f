import { isFilled } from '../domain/filled.ts'
import type { Findings } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { type Context, gitContext } from '../inputs/context.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { commitOfEvent } from './commit.ts'
import type { Source } from './plan.ts'

/**
 * Where the image comes from.
 *
 * @param commit that is built, of which a tag is made where none is named
 * @returns undefined when the findings say why not
 */
export function planSource(inputs: Inputs, context: Context, commit: string, findings: Findings): Source | undefined {
  if (inputs.image) return { kind: 'image', image: inputs.image, tags: inputs.tags }
  const tags = inputs.tags.length > 0 ? inputs.tags : commit !== '' ? [commit] : []
  if (!isFilled(tags)) {
    findings.add('tags is empty and there is no commit to derive a tag from.', 'Name at least one tag.')
    return undefined
  }
  if (inputs.localImage !== undefined) return { kind: 'local', name: inputs.localImage, tags }
  return { kind: 'build', build: withGitContext(inputs, context), tags }
}

// docker/build-push-action: `{{defaultContext}}` is this repository at this commit, and BuildKit fetches a private one
// with the secret GIT_AUTH_TOKEN.
function withGitContext({ build, githubToken }: Inputs, context: Context): BuildInputs {
  const git = gitContext({ ...context, sha: commitOfEvent(context) })
  const expand = (text: string) => text.replaceAll(/\{\{\s*defaultContext\s*\}\}/g, git)
  const expanded = { ...build, context: expand(build.context), buildContexts: build.buildContexts.map(expand) }
  const repositoryUrl = git.slice(0, git.indexOf('#'))
  const named = [...build.secrets, ...build.secretEnvs, ...build.secretFiles].some(({ name }) => name === gitSecret)
  if (githubToken === undefined || named || !expanded.context.startsWith(repositoryUrl)) return expanded
  return { ...expanded, secrets: [...build.secrets, { name: gitSecret, value: githubToken }] }
}

const gitSecret = 'GIT_AUTH_TOKEN'
