import { randomBytes } from 'node:crypto'

/** What a token may do, in the words of a workflow's `permissions:`, hyphens written as the API writes them. */
export interface Permissions {
  artifact_metadata?: Level
  contents?: Level
  deployments?: Level
  issues?: Level
  pull_requests?: Level
  statuses?: Level
  /** A GitHub App may have it; a workflow's token never does. */
  administration?: Level
}

export type Level = 'none' | 'read' | 'write'

/** A token of the form that a workflow has: it is good for one repository. */
export interface AccessToken {
  value: string
  /** `owner/name` */
  repository: string
  permissions: Permissions
  /** Of the person whose token it is; absent for a workflow's. */
  login?: string
  /** Requests so far, for the headers that tell the rate limit. */
  used: number
}

/** The tokens that the API knows. */
export class AccessTokens {
  readonly #tokens = new Map<string, AccessToken>()

  create(repository: string, permissions: Permissions, login?: string): AccessToken {
    // GitHub Docs, "About authentication to GitHub": 36 characters after the prefix, of which a token has no others.
    const value = `ghs_${randomBytes(64).toString('base64').replace(/\W/g, '').slice(0, 36)}`
    const token = { value, repository, permissions, ...(login !== undefined && { login }), used: 0 }
    this.#tokens.set(value, token)
    return token
  }

  /** @param authorization the header: `token ghs_…` or `Bearer ghs_…` */
  find(authorization: string): AccessToken | undefined {
    const value = /^(?:token|bearer) (\S+)$/i.exec(authorization)?.[1]
    return value === undefined ? undefined : this.#tokens.get(value)
  }
}

/** Whether a token has all that one of the sets asks for. */
export function mayUse({ permissions }: AccessToken, sets: readonly Permissions[]): boolean {
  return sets.some((set) =>
    entries(set).every(([name, level]) => {
      const held = permissions[name]
      return held === 'write' || (held === 'read' && level === 'read')
    }),
  )
}

/** The header `x-accepted-github-permissions`: sets are parted by semicolons (GitHub Docs, "Troubleshooting the REST API"). */
export function acceptedPermissions(sets: readonly Permissions[]): string {
  const texts = sets.map((set) =>
    entries(set)
      .map(([name, level]) => `${name}=${level}`)
      .join(','),
  )
  return texts.join('; ')
}

function entries(set: Permissions): [keyof Permissions, Level][] {
  const names = [
    'artifact_metadata',
    'contents',
    'deployments',
    'issues',
    'pull_requests',
    'statuses',
    'administration',
  ] as const
  return names.flatMap((name): [keyof Permissions, Level][] => (set[name] === undefined ? [] : [[name, set[name]]]))
}
