import type { RegionClients } from '../aws/clients.ts'
import { explain } from '../aws/explain.ts'
import { accountOf } from '../domain/arn.ts'
import { type Place, placeName } from '../domain/place.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { checkChanges, checkTags } from '../lambda/check-configuration.ts'
import { checkEventSizes, checkInvocations, eventInputs, noteInvocations } from '../lambda/check-invocations.ts'
import { differences, listChanges, mergeConfiguration, refuseUnseen } from '../lambda/configuration.ts'
import { noteManagedVersions, refuseAddition } from '../lambda/creation.ts'
import { type DesiredConfiguration, nothingDesired, readDesiredConfiguration } from '../lambda/desired.ts'
import { type FunctionState, getFunction, isSettled, listVersions, versionOfLatest } from '../lambda/function.ts'
import { namedFunctionOf } from '../run/named-function.ts'
import { hideVariables } from '../run/secrets.ts'
import type { FunctionInspection, Target } from '../run/target.ts'
import { inspectAlias } from './alias.ts'
import { checkPreview, copied, noteOnCopy, writeTagsOf } from './base-function.ts'

/** What is known of a function before its repository. */
export type InspectedFunction = Omit<Target, 'region' | 'login' | 'address' | 'registry' | 'taken'> & {
  place: Place
  /** It is missing, and the run goes on without it. */
  skipped: boolean
  /** What callers get. */
  serving: Pick<FunctionState, 'digest' | 'imageUri'> | undefined
}

/** What Lambda says of a function, and of the base function of a preview. */
export interface SeenFunctions {
  present: FunctionState | undefined
  base: FunctionState | undefined
}

/** @throws Problem when AWS refuses the call */
export async function seeFunctions({
  run: {
    plan: { preview },
  },
  inputs: { functionName },
  clients,
}: Pick<FunctionInspection, 'run' | 'inputs' | 'clients'>): Promise<SeenFunctions> {
  const [present, base] = await sideBySide([
    getOrExplain(clients, functionName.name),
    preview && getOrExplain(clients, preview.of),
  ])
  return { present, base }
}

/**
 * Inspects one function.
 *
 * @param seeing what `seeFunctions` finds
 * @throws Problem when AWS refuses the call
 */
export async function inspectFunction(
  here: FunctionInspection,
  seeing: Promise<SeenFunctions>,
): Promise<InspectedFunction> {
  const { run, place, inputs, clients, findings } = here
  const { tools } = run
  const { region, lambda } = clients
  const { name } = inputs.functionName
  const [{ present, base }, published, { alias, notes: aliasNotes }] = await sideBySide([
    seeing,
    listVersions(lambda, name),
    inspectAlias(inputs.release, clients, name, findings),
  ])
  const newestVersion = versionOfLatest(published, present?.digest)
  const configuration = compareConfiguration(here, present, base)
  const { config } = configuration
  findings.collect(() => checkInvocations(config, inputs, region, alias?.provisioned?.requested))
  const { verification, beforeTraffic } = run.events(inputs)
  findings.collect(() => checkEventSizes(config, [...verification, ...beforeTraffic], region))
  hideVariables(tools, [present, base], { config, inputs })
  const skipped = checkFunction(here, present, configuration.desired) === 'skipped'
  if (skipped) tools.notice(`There is no function ${name} in ${region}: it was left out.`)
  checkReserved(here, present)
  const architecture = inputs.architecture ?? configuration.desired.architecture ?? present?.architecture
  return {
    place,
    skipped,
    serving: alias ?? present,
    forFunction: namedFunctionOf(region, inputs, { present, config }),
    ...(architecture && { architecture }),
    inputs,
    clients,
    ...configuration,
    notes: [
      ...noteFunction(here, present),
      ...(inputs.publish ? noteManagedVersions(config, published.length, placeName(place)) : []),
      ...configuration.notes,
      ...aliasNotes,
    ],
    ...(alias && { alias }),
    ...(present && { present }),
    ...(base && { base }),
    ...(newestVersion !== undefined && { newestVersion }),
    published: published.some(({ digest }) => digest === present?.digest),
  }
}

function getOrExplain({ lambda, region }: RegionClients, name: string): Promise<FunctionState | undefined> {
  return getFunction(lambda, name).catch((error: unknown) => {
    throw explain(error, `Could not read ${name} in ${region}`)
  })
}

/** The function's desired configuration. */
function compareConfiguration(
  { run: { plan, tools }, inputs, clients: { region }, findings }: FunctionInspection,
  present: FunctionState | undefined,
  base: FunctionState | undefined,
): Pick<Target, 'desired' | 'config' | 'changes' | 'notes'> {
  const { preview } = plan
  const { name } = inputs.functionName
  const given =
    findings.collect(() => readDesiredConfiguration(inputs.configuration, tools, inputs.executionRole)) ??
    nothingDesired
  const desired = preview ? copied(given, base, writeTagsOf(plan, preview), inputs.executionRole) : given
  const before = present?.config ?? {}
  const config = mergeConfiguration(desired, before)
  const changes = differences(before, config)
  findings.collect(() => checkChanges(changes, config, region))
  findings.collect(() => checkTags(desired.tags, present?.tags ?? {}, region))
  if (present) findings.collect(() => refuseUnseen(desired, present))
  if (preview) checkPreview(preview, { name, present, base, region, given }, desired, findings)
  else if (present) findings.collect(() => refuseAddition(before, changes, `${name} in ${region}`))
  const notes = [...(preview ? noteOnCopy(given, base, name) : []), ...noteInvocations(config, inputs, region)]
  return { desired, config, changes: present ? listChanges(before, changes) : [], notes }
}

/** Finds what makes a deploy to the function impossible. @returns whether it is missing, and may be */
export function checkFunction(
  {
    run: { plan },
    inputs: { functionName, executionRole, skipMissing },
    clients: { region },
    findings,
  }: FunctionInspection,
  present: FunctionState | undefined,
  { config }: DesiredConfiguration,
): 'skipped' | undefined {
  if (!present && !plan.preview && executionRole === undefined && config.Role === undefined) {
    if (skipMissing) return 'skipped'
    findings.add(
      `There is no function ${functionName.name} in ${region}.`,
      'Correct function-name or aws-region, or set role to create it.',
    )
  }
  const account = accountOf(present?.arn ?? '')
  if (functionName.account !== undefined && account !== undefined && account !== functionName.account) {
    findings.add(
      `function-name is in account ${functionName.account}, but the credentials are for ${account}.`,
      'Sign in to the account that the function is in.',
    )
  }
  if (present?.packageType === 'Zip') {
    findings.add(
      `The function ${functionName.name} in ${region} is a zip function, and can't become an image function.`,
      'Deploy to a new function: set another function-name, and role to create it.',
    )
  }
  return undefined
}

/** A function that is switched off answers no event, and no share of its traffic shows anything. */
function checkReserved({ inputs, clients: { region }, findings }: FunctionInspection, present?: FunctionState): void {
  if (present?.reserved !== 0) return
  const { traffic } = inputs.release
  const asked = [...eventInputs(inputs.release), ...(traffic.kind === 'all-at-once' ? [] : ['traffic'])]
  if (asked.length === 0) return
  findings.add(
    `${asked.join(' and ')}: ${inputs.functionName.name} in ${region} has reserved concurrency 0, and Lambda refuses every invocation of it.`,
    `Reserve more for it, or none, with 'aws lambda delete-function-concurrency', or run this step without ${asked.join(' and ')}.`,
  )
}

/** Notes about the function that do not stop the run. */
function noteFunction(
  { inputs, clients: { region } }: FunctionInspection,
  present: FunctionState | undefined,
): string[] {
  if (!present || isSettled(present)) return []
  return [`${inputs.functionName.name} in ${region} is being updated by another run; this one will wait for its end.`]
}
