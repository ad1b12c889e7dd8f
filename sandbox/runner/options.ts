import type { Permissions } from '../github/access.ts'
import type { Sandbox } from '../index.ts'

/** A step that uses the action, and the job that it is in. */
export interface RunOptions {
  /** Folder of action.yml; default this repository. */
  action?: string
  /** `with:`. What action.yml requires is not enforced, as the runner does not enforce it. */
  inputs?: Readonly<Record<string, string>>
  /** `env:`. Nothing else comes from the environment of the caller but PATH. */
  env?: Readonly<Record<string, string>>
  /** The event's payload; default `{}`. */
  event?: object
  eventName?: string
  /** Members of the `github` context; the others agree with the sandbox's job. */
  github?: Readonly<Record<string, string>>
  /** The AWS and GitHub to run against. */
  sandbox?: Pick<Sandbox, 'env' | 'github'>
  /** The job's `permissions:` besides `contents: read`, which `contents: 'none'` takes away. */
  permissions?: Permissions
  /** Whether the job has `permissions: id-token: write`; default true. */
  idToken?: boolean
  /** Whether the runner is no machine of GitHub's; default false. */
  selfHosted?: boolean
  /** GITHUB_WORKSPACE; default an empty folder that is removed with the run. */
  workspace?: string
  /** HOME; default an empty folder that is removed with the run. */
  home?: string
  /** Settled when the job's last step has ended: post runs then. Default: at the end of main, as in a job of one step. */
  jobEnds?: Promise<unknown>
}
