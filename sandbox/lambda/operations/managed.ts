import { ServiceError } from '../../core/contract.ts'
import { type Fields, optionalText } from '../../core/fields.ts'
import { created, revised, updating } from '../lifecycle.ts'
import type { Chosen, FunctionVersion, LambdaFunction } from '../model.ts'
import { invalid, requireEnum } from '../refusals.ts'
import { versionsOf } from '../store.ts'
import type { Lambda } from './operation.ts'

const NAME = '$LATEST.PUBLISHED'

/**
 * Whether a request publishes for callers without a qualifier ("$LATEST.PUBLISHED version in Lambda Managed Instances").
 * That other functions are refused, and how, is inferred.
 */
export function readPublishTo(fields: Fields, { CapacityProviderConfig: provider }: Chosen): boolean {
  const to = optionalText(fields, 'PublishTo')
  if (to === undefined) return false
  requireEnum(to, 'publishTo', ['LATEST_PUBLISHED'])
  if (provider === undefined) throw invalid("PublishTo isn't supported for Lambda Default functions.")
  return true
}

/**
 * Publishes what `$LATEST` is for callers without a qualifier. The first one is Pending; one that is published again stays
 * Active, with an update in progress (as an emulator has it that was compared with AWS).
 */
export function publishLatest(lambda: Pick<Lambda, 'store'>, owner: LambdaFunction): FunctionVersion {
  const { store } = lambda
  const { settings, code, architecture, lastModified } = owner.latest
  const present = owner.latestPublished
  if (present === undefined) requireRoom(lambda, settings)
  const at = store.now() + store.settle.publish
  const failure = store.takeFailure(owner, 'version')
  const content = { settings, code, architecture }
  const lifecycle = present ? updating(present.lifecycle, at, failure) : created(at, failure)
  const version = { ...content, version: NAME, lastModified, lifecycle, serving: present?.serving ?? content }
  owner.latestPublished = version
  owner.latest.lifecycle = revised(owner.latest.lifecycle)
  return version
}

/** A capacity provider takes 100 versions ("Lambda Managed Instances quotas"); the words are inferred. */
export function requireRoom({ store }: Pick<Lambda, 'store'>, { CapacityProviderConfig: provider }: Chosen): void {
  if (provider === undefined) return
  const arn = arnOf(provider)
  const most = store.capacityProviders.get(arn) ?? 100
  const versions = store.all().flatMap((owner) => versionsOf(owner).filter(({ version }) => version !== '$LATEST'))
  const used = versions.filter(
    ({ settings }) => settings.CapacityProviderConfig && arnOf(settings.CapacityProviderConfig) === arn,
  )
  if (used.length < most) return
  const message = `The maximum number of function versions (${most}) for the capacity provider ${arn} has been exceeded.`
  throw new ServiceError('FunctionVersionsPerCapacityProviderLimitExceededException', message, 400, { Type: 'User' })
}

function arnOf({
  LambdaManagedInstancesCapacityProviderConfig,
}: NonNullable<Chosen['CapacityProviderConfig']>): string {
  return LambdaManagedInstancesCapacityProviderConfig.CapacityProviderArn
}
