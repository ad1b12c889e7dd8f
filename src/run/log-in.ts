import { clock } from '../aws/clock.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { ecrLogin } from '../ecr/repository.ts'
import type { BuildRun } from './run.ts'
import type { ImageTarget } from './target.ts'

/** Milliseconds before its end at which a registry's password is replaced. */
const margin = 15 * 60_000

/**
 * Logs in to the registries of all regions, and to those of other accounts that their repositories are in. A password
 * that a long build has outlived is replaced.
 *
 * @param renew whether to replace all passwords
 */
export async function logIn(
  { tools, docker }: Pick<BuildRun, 'tools' | 'docker'>,
  targets: readonly Pick<ImageTarget, 'login' | 'clients' | 'region' | 'registry'>[],
  renew = false,
): Promise<void> {
  const logins = await sideBySide(
    targets.map(async ({ login, clients, region, registry }) => {
      const ends = login.expiresAt.getTime() - clock.now()
      const valid = ends > margin && !renew ? login : await ecrLogin(clients.ecr, region, tools.mask)
      return [valid, { ...valid, registry }]
    }),
  )
  docker.config.logIn(logins.flat())
}
