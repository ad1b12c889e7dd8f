import type { History } from './history.ts'

/** Where a repository is, for the URLs in answers. */
export interface Repository {
  id: number
  /** `owner/name` */
  fullName: string
  /** `<GITHUB_API_URL>/repos/owner/name` */
  apiUrl: string
  /** `<GITHUB_SERVER_URL>/owner/name` */
  htmlUrl: string
  history: History
}
