import { partitionOf } from '../core/arn.ts'

/** Where log groups are: names are of a region and an account. */
export interface Place {
  region: string
  account: string
}

export interface LogGroup extends Place {
  name: string
  /** Without the `:*` that IAM policies and most answers append. */
  arn: string
  /** ms since the epoch. */
  created: number
  /** Days; absent: events never expire. */
  retention?: number
}

/** The log groups of all accounts and regions. */
export class LogGroups {
  readonly #groups = new Map<string, LogGroup>()

  find(place: Place, name: string): LogGroup | undefined {
    return this.#groups.get(logGroupArn(place, name))
  }

  /** Creates a group, unless it is there. */
  ensure({ region, account }: Place, name: string): LogGroup {
    const arn = logGroupArn({ region, account }, name)
    const group = this.#groups.get(arn) ?? { name, region, account, arn, created: Date.now() }
    this.#groups.set(arn, group)
    return group
  }

  remove({ arn }: LogGroup): void {
    this.#groups.delete(arn)
  }

  /** By name, as the API lists them. */
  list(place: Place): LogGroup[] {
    return [...this.#groups.values()]
      .filter(({ region, account }) => region === place.region && account === place.account)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  }
}

export function logGroupArn({ region, account }: Place, name: string): string {
  return `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${name}`
}
