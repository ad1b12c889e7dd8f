import { credentialsIn, type RegionCredentials } from '../aws/credentials.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { RegionPlans } from '../plan/plan.ts'
import type { Tools } from './tools.ts'

/**
 * Signs in for every region of a run, as a step of it.
 *
 * @param credentials of the caller, when it has signed in already
 * @param ofRepository for ECR, where they are others
 * @throws Problem when a region's sign-in is refused
 */
export async function signIn(
  plan: RegionPlans<Inputs>,
  tools: Tools,
  credentials: RegionCredentials = credentialsIn(plan.plans, tools),
  ofRepository = credentials,
): Promise<RegionCredentials> {
  await tools.steps.step({ title: titleOf(plan), label: 'Sign in' }, () =>
    sideBySide(plan.regions.flatMap((region) => [credentials(region)(), ofRepository(region)()])),
  )
  return credentials
}

function titleOf({ plans }: RegionPlans<Inputs>): string {
  const signIns = [...plans.values()].flatMap(({ signIn, repositorySignIn = signIn }) => [signIn, repositorySignIn])
  const roles = signIns.map((one) => (one.kind === 'ambient' ? undefined : one.roles.at(-1)))
  const [role, ...others] = new Set(roles)
  const by = signIns.every(({ kind }) => kind === 'oidc') ? '' : " with the environment's credentials"
  if (role === undefined) return `Sign in to AWS${by}`
  return `Sign in to AWS as ${others.length === 0 ? role : `${role} and ${others.length} more`}${by}`
}
