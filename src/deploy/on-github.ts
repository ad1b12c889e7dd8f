import { accountOf, parseFunctionArn } from '../domain/arn.ts'
import { parseImageReference } from '../domain/image-reference.ts'
import { type Lazy, lazy } from '../domain/lazy.ts'
import { Problem } from '../domain/problem.ts'
import { messageOf } from '../domain/text.ts'
import { githubAnswer } from '../github/answer.ts'
import { type GitHubClient, githubClient } from '../github/client.ts'
import { createDeployment, setDeploymentStatus } from '../github/deployments.ts'
import { type DeploymentRecord, putDeploymentRecord } from '../github/records.ts'
import { runUrl } from '../inputs/context.ts'
import { type DeployPlan, functionNames, type RollbackPlan } from '../plan/plan.ts'
import type { DeployEnd, PlaceResult } from '../report/result.ts'
import { hurried } from '../session/cancellation.ts'
import type { Tools } from '../session/tools.ts'

/**
 * Carries out a deploy or a rollback, and tells GitHub of it where environment-name says so: what runs where, and with
 * environment-url a deployment. Nothing here ever fails a deploy. That an account has no records, or that the token may
 * not write them, is only said to who debugs.
 *
 * @throws what the work throws
 */
export async function reportedOnGitHub(
  plan: DeployPlan | RollbackPlan,
  tools: Tools,
  work: () => Promise<DeployEnd>,
): Promise<DeployEnd> {
  const { environment, githubToken: token, dryRun } = plan.inputs
  const {
    warn,
    workflow: { repository },
  } = tools
  if (environment === undefined || dryRun || repository === '') return work()
  if (token === undefined) {
    warn('environment-name: github-token is empty, so GitHub is not told of this deploy.')
    return work()
  }
  const reporting = { plan, tools, token, repository, environment }
  const setEnd = beginDeployment(reporting)
  const report = async (state: End, results: readonly PlaceResult[]) => {
    // One for all of it: a cancelled run has its time once.
    const client = clientOf(reporting)
    await record(reporting, client, results)
    await (await setEnd)?.(state, client)
  }
  let ended: DeployEnd
  try {
    ended = await work()
  } catch (error) {
    // Some regions may have it all the same.
    await report(
      'failure',
      [...tools.live.values()].filter((one) => one.released && one.error === undefined),
    )
    throw error
  }
  // Functions that are missing, and may be, have got nothing.
  await report(ended.results.length > 0 ? 'success' : 'inactive', ended.results)
  return ended
}

/** How a deployment ends. */
type End = 'success' | 'failure' | 'inactive'

interface Reporting {
  plan: DeployPlan | RollbackPlan
  tools: Tools
  token: string
  /** `owner/name` */
  repository: string
  environment: { name: string; url?: string }
}

function clientOf({ tools: { signal, log, debug }, token }: Reporting) {
  return lazy(() =>
    githubClient({ token, signal: signal.aborted ? AbortSignal.timeout(hurried.tell) : signal, log, debug }),
  )
}

/** @returns what sets the end of the deployment; undefined where there is none */
async function beginDeployment(
  reporting: Reporting,
): Promise<((state: End, client: Lazy<GitHubClient>) => Promise<void>) | undefined> {
  const { plan, tools, repository, environment } = reporting
  // A rollback deploys no commit.
  if (environment.url === undefined || plan.kind === 'rollback') return undefined
  const { name, url } = environment
  const logUrl = runUrl(tools.workflow)
  const starting = clientOf(reporting)
  const warn = (error: unknown) => {
    if (!tools.signal.aborted) tools.warn(messageOf(error))
  }
  try {
    const id = await createDeployment(await starting(), repository, {
      ref: plan.commit || tools.workflow.sha,
      environment: name,
      description: `Deploy of ${functionNames(plan)}`,
      transient: false,
      production: name === 'production',
    })
    tools.deployments.add(id)
    // One that could not be set to its start is set to its end all the same.
    await setDeploymentStatus(await starting(), repository, id, { state: 'in_progress', logUrl }).catch(warn)
    return async (state, client) => {
      try {
        const environmentUrl = state === 'inactive' ? {} : { environmentUrl: url }
        await setDeploymentStatus(await client(), repository, id, { state, logUrl, ...environmentUrl })
        tools.deployments.remove(id)
      } catch (error) {
        tools.warn(messageOf(error))
      }
    }
  } catch (error) {
    warn(error)
    return undefined
  }
}

async function record(
  { tools, repository, environment }: Reporting,
  client: Lazy<GitHubClient>,
  results: readonly PlaceResult[],
): Promise<void> {
  for (const one of recordsOf(results, environment.name)) {
    try {
      await putDeploymentRecord(await client(), repository, one)
      tools.log(`GitHub's linked artifacts say that ${one.deploymentName} in ${one.region} runs ${one.digest}`)
    } catch (error) {
      const status = error instanceof Problem ? githubAnswer(error.cause)?.status : undefined
      if (status !== 403 && status !== 404) {
        tools.warn(messageOf(error))
        continue
      }
      // It is the same for all of them.
      tools.debug(messageOf(error))
      return
    }
  }
}

/** One for each function that runs an image; all have the first one's name, as GitHub asks of one digest. */
function recordsOf(results: readonly PlaceResult[], environment: string): DeploymentRecord[] {
  const first = results.find(({ imageUri }) => imageUri !== '')
  if (first === undefined) return []
  const { repository: name } = parseImageReference(first.imageUri, 'The image')
  return results.flatMap(({ digest, region, functionArn, alias }) => {
    const own = parseFunctionArn(functionArn)?.name
    if (digest === '' || own === undefined) return []
    const deploymentName = alias ? `${own}:${alias.name}` : own
    return { name, digest, environment, region, account: accountOf(functionArn) ?? '', deploymentName }
  })
}
