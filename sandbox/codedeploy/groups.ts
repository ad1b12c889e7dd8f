import { PREDEFINED } from './configs.ts'
import type { DeploymentConfig, DeploymentGroup, GroupId } from './model.ts'
import { noApplication, noConfig, noGroup } from './refusals.ts'

/** The deployment groups of all accounts and regions, and the configurations that they can have. */
export class Groups {
  readonly #groups: DeploymentGroup[] = []
  readonly #configs = new Map(PREDEFINED.map((config) => [config.name, config]))

  /** Creates a group, or replaces the one of that name. */
  put(group: DeploymentGroup): void {
    const before = this.find(group)
    if (before !== undefined) this.#groups.splice(this.#groups.indexOf(before), 1)
    this.#groups.push(group)
  }

  putConfig(config: DeploymentConfig): void {
    this.#configs.set(config.name, config)
  }

  find(id: GroupId): DeploymentGroup | undefined {
    return this.of(id).find((one) => one.name === id.name)
  }

  /** The groups of an application. */
  of({ region, account, application }: Omit<GroupId, 'name'>): DeploymentGroup[] {
    return this.#groups.filter(
      (one) => one.region === region && one.account === account && one.application === application,
    )
  }

  /** @throws ServiceError ApplicationDoesNotExistException, DeploymentGroupDoesNotExistException */
  require(id: GroupId): DeploymentGroup {
    this.requireApplication(id)
    const group = this.find(id)
    if (group === undefined) throw noGroup(id.name)
    return group
  }

  /** @returns when it was created, ms since the epoch. @throws ServiceError ApplicationDoesNotExistException */
  requireApplication(id: Omit<GroupId, 'name'>): number {
    const [first] = this.of(id)
    if (first === undefined) throw noApplication(id.application)
    return first.created
  }

  /** @throws ServiceError DeploymentConfigDoesNotExistException */
  requireConfig(name: string): DeploymentConfig {
    const config = this.#configs.get(name)
    if (config === undefined) throw noConfig(name)
    return config
  }
}
