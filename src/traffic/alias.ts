import {
  type AliasConfiguration,
  CreateAliasCommand,
  GetAliasCommand,
  type LambdaClient,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { Problem } from '../domain/problem.ts'

/** An alias, and where its traffic goes. */
export interface AliasState {
  arn: string
  name: string
  /** Number of the version that has the traffic which no weight takes away. */
  version: string
  /** Versions with a share of 0 to 1; empty when all traffic goes to one. */
  weights: Readonly<Record<string, number>>
  description: string
  /** Changes with every update of the alias, and with nothing else. */
  revisionId: string
}

/** The desired traffic of an alias. */
export interface Route {
  version: string
  weights: Readonly<Record<string, number>>
  description: string
}

/** Another run or a person changed the alias while the run was at it. */
export class ChangedMeanwhile extends Problem {
  /** The alias after that change. */
  readonly now: AliasState
  /** Whether that change moved its traffic. */
  readonly rerouted: boolean

  constructor(now: AliasState, before: Pick<AliasState, 'version' | 'weights'>, cause?: unknown) {
    const rerouted = !routesAlike(now, before)
    const left = rerouted ? `: it is on ${describeRoute(now)} now, and was left there` : ''
    super(
      {
        what: `Another run or a person changed the alias ${now.name} during this run${left}.`,
        remedy: 'Let one run at a time release a function, with a concurrency group, and run this one again.',
      },
      { cause },
    )
    this.name = 'ChangedMeanwhile'
    this.now = now
    this.rerouted = rerouted
  }
}

/** @returns undefined when there is no such alias, or no such function */
export async function getAlias(
  lambda: LambdaClient,
  functionName: string,
  name: string,
): Promise<AliasState | undefined> {
  try {
    return read(await lambda.send(new GetAliasCommand({ FunctionName: functionName, Name: name })))
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return undefined
    throw explain(error, `Could not read the alias ${name} of ${functionName}`)
  }
}

/**
 * Creates an alias.
 *
 * @throws ChangedMeanwhile when the alias exists by now, on another version
 * @throws Problem when Lambda refuses
 */
export async function createAlias(
  lambda: LambdaClient,
  functionName: string,
  name: string,
  version: string,
): Promise<AliasState> {
  const request = { FunctionName: functionName, Name: name, FunctionVersion: version }
  try {
    return read(await lambda.send(new CreateAliasCommand(request)))
  } catch (error) {
    // The client repeats a call whose answer was lost, and then finds the alias of its own first call.
    const there = hasCode(error, 'ResourceConflictException') && (await getAlias(lambda, functionName, name))
    if (there && routesAlike(there, { version, weights: {} })) return there
    if (there) throw new ChangedMeanwhile(there, { version, weights: {} }, error)
    throw explain(error, `Could not create the alias ${name} of ${functionName}`)
  }
}

/** How often a call is made again that was refused though nothing has changed: at most a few changes without effect overlap. */
const attempts = 10

/**
 * Moves an alias, unless another run or a person has changed it since it was read.
 *
 * @throws ChangedMeanwhile when one has
 * @throws Problem when Lambda refuses
 */
export async function updateAlias(
  lambda: LambdaClient,
  functionName: string,
  present: AliasState,
  route: Route,
): Promise<AliasState> {
  let now = present
  for (let left = attempts; ; left -= 1) {
    const updated = await updateOnce(lambda, functionName, now, route)
    if (updated.kind === 'updated') return updated.alias
    now = updated.now
    if (left <= 1) throw explain(updated.error, `Could not move the alias ${present.name} of ${functionName}`)
  }
}

/** What a call has come to: refused for a revision alone, the alias is as it was. */
type Updated = { kind: 'updated'; alias: AliasState } | { kind: 'outdated'; now: AliasState; error: unknown }

async function updateOnce(
  lambda: LambdaClient,
  functionName: string,
  present: AliasState,
  route: Route,
): Promise<Updated> {
  const request = {
    FunctionName: functionName,
    Name: present.name,
    FunctionVersion: route.version,
    Description: route.description,
    // Left out where nothing changes: an alias with provisioned concurrency is moved without one (recorded).
    ...(!weighsAlike(present, route) && { RoutingConfig: { AdditionalVersionWeights: route.weights } }),
    RevisionId: present.revisionId,
  }
  try {
    return { kind: 'updated', alias: read(await lambda.send(new UpdateAliasCommand(request))) }
  } catch (error) {
    const now = hasCode(error, 'PreconditionFailedException') && (await getAlias(lambda, functionName, present.name))
    // The client repeats a call whose answer was lost, and Lambda then refuses it because of its own change.
    if (now && matchesRoute(now, route)) return { kind: 'updated', alias: now }
    // A new revision without a change: Lambda makes one when provisioned concurrency gets ready, for example.
    if (now && matchesRoute(now, present)) return { kind: 'outdated', now, error }
    if (now) throw new ChangedMeanwhile(now, present, error)
    throw explain(error, `Could not move the alias ${present.name} of ${functionName}`)
  }
}

/** Whether an alias is as a route says, its description included. */
export function matchesRoute(alias: AliasState, route: Route): boolean {
  return alias.description === route.description && routesAlike(alias, route)
}

function routesAlike(alias: AliasState, route: Pick<AliasState, 'version' | 'weights'>): boolean {
  return alias.version === route.version && weighsAlike(alias, route)
}

function weighsAlike(alias: Pick<AliasState, 'weights'>, { weights }: Pick<AliasState, 'weights'>): boolean {
  const shares = Object.entries(weights)
  return (
    Object.keys(alias.weights).length === shares.length && shares.every(([one, share]) => alias.weights[one] === share)
  )
}

/** Whether all traffic of an alias goes to one version. */
export function isUnweighted({ weights }: Pick<AliasState, 'weights'>): boolean {
  return Object.values(weights).every((share) => share === 0)
}

/** Describes where an alias' traffic goes: `version 3`, or `90% on version 3 and 10% on version 4`. */
export function describeRoute({ version, weights }: Pick<AliasState, 'version' | 'weights'>): string {
  const shares = Object.entries(weights).filter(([, share]) => share > 0)
  if (shares.length === 0) return `version ${version}`
  const rest = shares.reduce((sum, [, share]) => sum - share, 1)
  const parts = [[version, rest] as const, ...shares].map(
    ([one, share]) => `${Math.round(share * 100)}% on version ${one}`,
  )
  return parts.join(' and ')
}

function read(found: AliasConfiguration): AliasState {
  return {
    arn: found.AliasArn ?? '',
    name: found.Name ?? '',
    version: found.FunctionVersion ?? '',
    weights: found.RoutingConfig?.AdditionalVersionWeights ?? {},
    description: found.Description ?? '',
    revisionId: found.RevisionId ?? '',
  }
}
