import type { Comments } from './comments.ts'
import type { Deployments } from './deployments.ts'
import type { History } from './history.ts'
import type { PullRequest } from './pull-requests.ts'
import type { DeploymentRecord } from './records.ts'

/** What a repository has. */
export interface Repository {
  id: number
  /** `owner/name` */
  fullName: string
  /** `<GITHUB_API_URL>/repos/owner/name` */
  apiUrl: string
  /** `<GITHUB_SERVER_URL>/owner/name` */
  htmlUrl: string
  history: History
  /** Numbers of issues, among them all pull requests. */
  issues: Set<number>
  pulls: Map<number, PullRequest>
  comments: Comments
  deployments: Deployments
  /** Those of its organization's that name it. */
  records: DeploymentRecord[]
}
