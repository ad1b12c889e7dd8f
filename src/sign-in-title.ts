import type { SignIn } from './plan.ts'

export function signInTitle(signIn: SignIn): string {
  if (signIn.kind === 'ambient') return "Sign in to AWS with the environment's credentials"
  return `Sign in to AWS as ${signIn.roles.at(-1)}`
}
