import { describeChange } from '../domain/configuration-change.ts'
import { oneOfEachRegion } from '../domain/place.ts'
import { describeTraffic } from '../domain/traffic.ts'
import { runsImage } from '../lambda/code.ts'
import { isManaged } from '../lambda/creation.ts'
import type { DeployPlan, ImagePlan } from '../plan/plan.ts'
import { standsForCommit } from '../run/tags.ts'
import type { ImageTarget, Target } from '../run/target.ts'
import { describeRoute, isUnweighted } from '../traffic/alias.ts'
import { eventSentTo } from '../traffic/history.ts'

/** Says what the run would do if it were not a dry run: a sentence for each change. */
export function dryRunChanges(plan: DeployPlan, targets: readonly Target[]): string[] {
  const first = new Set(oneOfEachRegion(targets))
  return targets.flatMap((target) => {
    const { name } = target.inputs.functionName
    return [
      ...(first.has(target) ? imageChanges(plan, target) : []),
      release(target, name),
      ...target.changes
        .flatMap(describeChange)
        .map((change) => `would configure ${name} in ${target.region}: ${change}`),
      ...tags(target, name),
      ...verification(target, name),
      ...beforeTraffic(target, name),
      ...route(target, name),
      ...unqualified(target, name),
      ...pruning(target, name),
    ]
  })
}

/** Says what the run would do to bring the image to a region. */
export function imageChanges(plan: ImagePlan, target: ImageTarget): string[] {
  const image = `${target.registry}/${target.address.name}`
  return [
    ...(target.repository || target.image || isReplica(plan, target)
      ? []
      : [`would create the ECR repository ${image}`]),
    ...(target.image ? [] : [bring(plan, plan.source.tags, target, image)]),
    ...tagging(plan, target, image),
    ...(plan.inputs.attest && !target.image ? [`would put attestations beside ${image}`] : []),
    ...(plan.inputs.scan && target.region === plan.regions[0]
      ? [`would wait for ECR's scan of ${image}, and stop at severity ${plan.inputs.scan.severity} or worse`]
      : []),
  ]
}

/** The tags of a given image, but those that it has. */
function tagging({ source }: ImagePlan, { image: own, given, taken }: ImageTarget, image: string): string[] {
  if (source.kind !== 'image') return []
  const { digest } = own ?? given?.image ?? {}
  const lacking = source.tags.filter((tag) => digest === undefined || taken.get(tag)?.digest !== digest)
  return lacking.length === 0 ? [] : [`would tag ${image} with ${lacking.join(', ')}`]
}

/** Whether ECR creates the repository itself. */
function isReplica({ regions }: ImagePlan, { inputs, region }: ImageTarget): boolean {
  return inputs.rollout.replicated && region !== regions[0]
}

/** How a region gets the image. */
function bring(plan: ImagePlan, tags: readonly string[], target: ImageTarget, image: string): string {
  if (target.given) return `would copy ${target.given.uri} to ${image}`
  if (isReplica(plan, target)) return `would wait until ECR replicates ${image}`
  const stays = (tag: string) => target.taken.has(tag) && standsForCommit(plan, tag)
  const names = tags.map((tag) => (stays(tag) ? `${tag}, or ${tag}-<digits> if another image keeps ${tag}` : tag))
  // Only the push compares what was built with what ECR has.
  return `would push ${image}:${names.join(', ')}${target.repository ? ', as far as ECR lacks it' : ''}`
}

/** The version that the release leads to, as far as it is known before a push. */
type Outcome =
  /** One that the release publishes; without `publish`, what $LATEST has then. */
  | { kind: 'new' }
  /** The one that has the image already. */
  | { kind: 'present'; version: string }
  /** One of both, which only the digest of what is pushed tells. */
  | { kind: 'open'; version: string | undefined }

function outcomeOf(target: Target): Outcome {
  const { inputs, image, changes, published, newestVersion } = target
  if (changes.length > 0 || !mayHaveImage(target)) return { kind: 'new' }
  const version = published && inputs.publish ? newestVersion : undefined
  if (!image) return { kind: 'open', version }
  return version === undefined ? { kind: 'new' } : { kind: 'present', version }
}

/** Whether the function has the image, or the one that is pushed may be the one that it has. */
function mayHaveImage({ inputs, present, image, architecture }: Target): boolean {
  if (!present || !inputs.skipUnchanged) return false
  const digest = image?.digest ?? present.digest ?? ''
  return runsImage(present, { digest, architecture: architecture ?? present.architecture })
}

function release(target: Target, name: string): string {
  const { inputs, present, image, region, changes } = target
  const digest = image === undefined ? 'the pushed digest' : image.digest
  const where = `${name} in ${region}`
  if (!present) return `would create the function ${where} with ${digest}`
  const outcome = outcomeOf(target)
  const publish = inputs.publish ? ' and publish a version' : ''
  const update = `would update ${where} from ${present.digest} to ${digest}`
  if (!mayHaveImage(target)) return `${update}${publish}`
  if (image === undefined) {
    const certain = changes.length > 0
    return certain
      ? `${update}, unless that is the same${publish && `,${publish}`}`
      : `${update}${publish}, ${unlessSame(name)}`
  }
  const leave = `would leave the image of ${where} as it is`
  if (outcome.kind !== 'present') return inputs.publish ? `${leave},${publish}` : leave
  return `${leave}, and name version ${outcome.version}, unless ${name} was changed since that was published`
}

/** What only the push tells. */
function unlessSame(name: string): string {
  return `unless ${name} runs that image already`
}

/** How to call the version that the release leads to. @param of what has it, after a space */
function nameOf(outcome: Outcome, of = ''): string {
  if (outcome.kind === 'new') return `the new version${of}`
  return outcome.kind === 'present' ? `version ${outcome.version}${of}` : `the version${of} with that image`
}

function tags({ present, desired, region }: Target, name: string): string[] {
  const lacking = Object.keys(desired.tags).filter((tag) => present?.tags[tag] !== desired.tags[tag])
  return lacking.length === 0 ? [] : [`would give ${name} in ${region} the tags ${lacking.join(', ')}`]
}

function verification(target: Target, name: string): string[] {
  const { inputs, region } = target
  if (inputs.release.verifyEvent === undefined) return []
  return [`would verify ${nameOf(outcomeOf(target), ` of ${name} in ${region}`)}`]
}

/** A version that has had its event, or that the alias is on, gets none. */
function beforeTraffic(target: Target, name: string): string[] {
  const { inputs, region, alias } = target
  if (inputs.release.beforeTrafficEvent === undefined) return []
  const outcome = outcomeOf(target)
  const send = (to: Outcome) => `would send before-traffic-event to ${nameOf(to, ` of ${name} in ${region}`)}, once`
  const had =
    alias && outcome.kind !== 'new' && [alias.version, eventSentTo(alias.description)].includes(outcome.version)
  if (!had) return [send(outcome)]
  return outcome.kind === 'present' ? [] : [`${send({ kind: 'new' })}, ${unlessSame(name)}`]
}

function pruning({ inputs, region }: Target, name: string): string[] {
  const { keepVersions: keep } = inputs.release
  if (keep === undefined) return []
  return [`would delete versions of ${name} in ${region} that are older than the newest ${keep} and not in use`]
}

/** With an alias only Lambda's answer tells whether there are such callers. */
function unqualified({ config, inputs, region }: Target, name: string): string[] {
  if (!isManaged(config) || !inputs.publish || inputs.release.alias !== undefined) return []
  return [`would let callers of ${name} in ${region} without a qualifier have it ($LATEST.PUBLISHED)`]
}

function route(target: Target, name: string): string[] {
  const { inputs, alias, region } = target
  const { release: wanted } = inputs
  if (wanted.alias === undefined) return []
  const which = `${name}:${wanted.alias} in ${region}`
  const how = wanted.codeDeploy
    ? `through CodeDeploy's ${wanted.codeDeploy.application} / ${wanted.codeDeploy.deploymentGroup}`
    : describeTraffic(wanted.traffic)
  if (!alias) return [`would create the alias ${which}`]
  const outcome = outcomeOf(target)
  const move = (version: string) => `would move ${which} from ${describeRoute(alias)} to ${version}, ${how}`
  const stays = outcome.kind !== 'new' && alias.version === outcome.version && isUnweighted(alias)
  if (!stays) return [move(nameOf(outcome))]
  return [
    outcome.kind === 'present'
      ? `would leave ${which} on version ${outcome.version}`
      : `${move('the new version')}, ${unlessSame(name)}`,
  ]
}
