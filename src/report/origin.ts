import { shortCommit } from '../domain/text.ts'
import { type Context, runUrl } from '../inputs/context.ts'
import { link, plain } from './markdown.ts'

/** What a run is of: its commit, and who and what runs it. Empty texts stand for what is not known. */
export interface RunOrigin {
  /** For example `https://github.com`. */
  serverUrl: string
  /** `owner/name` */
  repository: string
  /** The commit that is deployed, 40 hexadecimal digits. */
  commit: string
  runId: string
  /** Login. */
  actor: string
  /** The action as a step names it, `owner/name@ref`. */
  action: string
}

/** @param commit that the run deploys, where it is not the one that the workflow runs for */
export function originOf({ serverUrl, repository, sha, runId, actor, action }: Context, commit = sha): RunOrigin {
  return { serverUrl, repository, commit, runId, actor: actor ?? '', action: action ?? '' }
}

/** The commit, and a comparison with the one that served before, as links. */
export function commitLinks({ serverUrl, repository, commit }: RunOrigin, before: string | undefined): string[] {
  if (repository === '' || commit === '') return []
  const page = `${serverUrl}/${repository}`
  const own = link(shortCommit(commit), `${page}/commit/${commit}`)
  if (before === undefined || before === commit) return [`commit ${own}`]
  return [`commit ${own}`, link(`changes since ${shortCommit(before)}`, `${page}/compare/${before}...${commit}`)]
}

/** Whose action the run is, and the run; neither outside of a workflow. */
export function runLinks(origin: RunOrigin): string[] {
  const { actor, repository, runId } = origin
  return [
    ...(actor === '' ? [] : [`by ${plain(actor)}`]),
    ...(repository === '' || runId === '' ? [] : [link('workflow run', runUrl(origin))]),
  ]
}
