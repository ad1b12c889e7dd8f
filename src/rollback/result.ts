import type { RegionClients } from '../aws/clients.ts'
import { parseFunctionArn } from '../domain/arn.ts'
import { digestHex } from '../domain/digest.ts'
import { placeOf } from '../domain/place.ts'
import { Problem } from '../domain/problem.ts'
import type { FunctionState } from '../lambda/function.ts'
import { unknownResult } from '../release/result.ts'
import type { PlaceResult } from '../report/result.ts'
import { type AliasState, getAlias, matchesRoute } from '../traffic/alias.ts'
import type { RollbackTarget } from './previous-version.ts'

/** A version, as far as it is known what it has. */
type Imaged = Pick<FunctionState, 'version' | 'digest' | 'imageUri'>

/** What an alias has after a rollback that failed: it may have moved all the same. */
export async function inspectAgain(target: RollbackTarget, { lambda }: RegionClients): Promise<PlaceResult> {
  const { inputs, alias: before, to, now } = target
  const present = presentResult(target)
  try {
    const alias = await getAlias(lambda, inputs.functionName.name, before.name)
    if (alias === undefined) throw gone(inputs.functionName.name, before.name)
    if (matchesRoute(alias, before)) return present
    const has: Imaged = [to, now].find((one) => one?.version === alias.version) ?? { version: alias.version }
    return { ...rollbackResult({ ...target, to: has }, alias), changed: true }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return unknownResult(present, before.name)
  }
}

/** What an alias has before the rollback. */
export function presentResult(target: RollbackTarget): PlaceResult {
  return rollbackResult({ ...target, to: target.now ?? target.to }, target.alias)
}

/** What an alias has after the rollback. @param alias as it is in the end */
export function rollbackResult(target: Omit<RollbackTarget, 'to'> & { to: Imaged }, alias: AliasState): PlaceResult {
  const { alias: before, to, now } = target
  const functionArn = parseFunctionArn(alias.arn)?.unqualified ?? ''
  return {
    ...placeOf(target),
    digest: to.digest ?? '',
    version: to.version,
    imageUri: to.imageUri ?? '',
    imageTags: [],
    functionArn,
    versionArn: `${functionArn}:${to.version}`,
    aliasArn: alias.arn,
    codeSha256: digestHex(to.digest ?? ''),
    previousVersion: before.version,
    previousDigest: now?.digest ?? '',
    changed: false,
    functionUrl: '',
    configured: [],
    verified: [],
    pruned: [],
    alias,
  }
}

/** Says that the alias of a rollback is not there any more. */
export function gone(functionName: string, alias: string): Problem {
  return new Problem({
    what: `The alias ${alias} of ${functionName} was deleted.`,
    remedy: 'Find out in CloudTrail what deleted it.',
  })
}
