import type { Plan } from './plan.ts'

export function signInTitle({ places }: Plan): string {
  const roles = [...places.values()].map(({ signIn }) => (signIn.kind === 'ambient' ? undefined : signIn.roles.at(-1)))
  const [role, ...others] = new Set(roles)
  if (role === undefined) return "Sign in to AWS with the environment's credentials"
  return others.length === 0 ? `Sign in to AWS as ${role}` : `Sign in to AWS as ${role} and ${others.length} more`
}
