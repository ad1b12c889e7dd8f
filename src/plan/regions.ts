import { type Found, mergeFindings } from '../domain/each-place.ts'
import { isFilled } from '../domain/filled.ts'
import { Findings } from '../domain/problem.ts'
import { parseRegion, type Region } from '../domain/region.ts'
import { defaultSessionName } from '../domain/session-name.ts'
import type { OfEach, RunInputs } from '../inputs/by-region.ts'
import type { Context } from '../inputs/context.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { checkAccount, checkPartitions, checkRoles } from './checks.ts'
import { checkForeignConfigs } from './foreign.ts'
import { noSecrets, noToken } from './no-token.ts'
import { placesOf, type RegionPlan, type RegionPlans, type SignIn } from './plan.ts'

/** Finds what makes a run impossible, by the inputs alone. Without a region it checks only what needs none. */
export type Check<I extends Inputs> = (inputs: I, region: Region | undefined, findings: Findings) => void

/**
 * Decides where the run happens, and how it signs in there.
 *
 * @param findings gets what is wrong; what is wrong in every region appears once
 * @returns undefined when the findings say why not
 */
export function planRegions<I extends Inputs>(
  inputs: RunInputs<I>,
  context: Context,
  findings: Findings,
  check: Check<I>,
): RegionPlans<I> | undefined {
  const regions = chooseRegions(inputs, context, findings)
  checkForeignConfigs(inputs, context, findings)
  const alone: OfEach<I> = [inputs]
  const byRegion = new Map(
    regions.map((region) => {
      const functions = inputs.inRegion.get(region) ?? alone
      return [region, { inputs: functions[0], functions }]
    }),
  )
  const plans = new Map<Region, RegionPlan<I>>()
  const found: Found[] = []
  for (const { place, inputs: own } of placesOf({ plans: byRegion })) {
    const { region } = place
    const ofPlace = new Findings()
    const signIn = planSignIn(own, context, ofPlace)
    const repositorySignIn = planRepositorySignIn(own, context, ofPlace)
    const shared = byRegion.get(region)
    if (signIn && shared) plans.set(region, { ...shared, signIn, ...(repositorySignIn && { repositorySignIn }) })
    check(own, region, ofPlace)
    checkRoles(own, region, ofPlace)
    checkAccount(own, ofPlace)
    found.push({ ...place, findings: ofPlace.list })
  }
  if (regions.length === 0) {
    planSignIn(inputs, context, findings)
    check(inputs, undefined, findings)
  }
  findings.addAll(mergeFindings(found))
  checkPartitions(regions, findings)
  if (!isFilled(regions) || plans.size < regions.length) return undefined
  return { regions, plans, inputs: plans.get(regions[0])?.inputs ?? inputs }
}

function chooseRegions({ regions, functionName, inRegion }: RunInputs, context: Context, findings: Findings): Region[] {
  const implied =
    regions.length > 0 ? undefined : (functionName?.region ?? findings.collect(() => parseAmbient(context)))
  const chosen = implied === undefined ? regions : [implied]
  if (chosen.length === 0 && context.ambientRegion !== undefined) return []
  if (chosen.length === 0) {
    findings.add('aws-region is missing.', 'Name the region to deploy to, or set AWS_REGION.')
  }
  const namedIn = (region: Region) =>
    (inRegion.get(region) ?? [{ functionName }])
      .map((own) => own.functionName?.region)
      .find((named) => named !== undefined && named !== region)
  const elsewhere = chosen.find((region) => namedIn(region) !== undefined)
  if (elsewhere) {
    const named = namedIn(elsewhere)
    findings.add(
      `function-name is an ARN in ${named}, but aws-region names ${elsewhere}.`,
      "Write the name alone, or '{region}' in place of the ARN's region.",
    )
  }
  return chosen
}

function parseAmbient({ ambientRegion }: Context): Region | undefined {
  return ambientRegion === undefined ? undefined : parseRegion(ambientRegion, 'AWS_REGION')
}

/** The sign-in for ECR, where it has roles of its own. */
function planRepositorySignIn(inputs: Inputs, context: Context, findings: Findings): SignIn | undefined {
  const roles = inputs.repositoryRolesToAssume
  return isFilled(roles) ? assuming(roles, 'repository-role-to-assume', { inputs, context, findings }) : undefined
}

function planSignIn(inputs: Inputs, context: Context, findings: Findings): SignIn | undefined {
  if (!isFilled(inputs.rolesToAssume)) {
    const missing = noSecrets(context)
    return { kind: 'ambient', ...(missing !== undefined && { missing }) }
  }
  return assuming(inputs.rolesToAssume, 'role-to-assume', { inputs, context, findings })
}

function assuming(
  roles: readonly [string, ...string[]],
  input: string,
  { inputs, context, findings }: { inputs: Inputs; context: Context; findings: Findings },
): SignIn | undefined {
  const assumed = {
    roles,
    sessionName: inputs.sessionName ?? defaultSessionName(context.repository, context.runId),
    sessionDuration: inputs.sessionDuration,
  }
  if (context.idTokenAvailable) return { kind: 'oidc', audience: inputs.audience, ...assumed }
  const missing = noToken(context, input)
  // A machine of one's own may have credentials that no variable names: only asking for them tells.
  const mayHaveOthers = (context.selfHosted || context.elsewhere) && !context.fork
  if (context.ambientCredentials || mayHaveOthers) return { kind: 'ambient-role', missing, ...assumed }
  findings.addAll([missing])
  return undefined
}
