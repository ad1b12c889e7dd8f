import { ahead } from '../domain/ahead.ts'
import type { DeployEnd } from '../report/result.ts'
import type { DeployRun } from '../run/run.ts'
import { signIn } from '../session/sign-in.ts'

/**
 * Carries out a deploy: sign in, inspect, obtain and confirm the image, release it. What comes after the sign-in is loaded
 * beside it, with the clients of ECR and Lambda.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function deploy(run: DeployRun): Promise<DeployEnd> {
  try {
    const signingIn = ahead(signIn(run.plan, run.tools, run.credentials, run.ofRepository))
    const { deployInSteps } = await import('./steps.ts')
    await signingIn
    return await deployInSteps(run)
  } finally {
    await Promise.all([...run.aside, run.docker?.close()])
  }
}
