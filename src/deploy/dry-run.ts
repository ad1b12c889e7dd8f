import { describeChange } from '../domain/configuration-change.ts'
import { oneOfEachRegion } from '../domain/place.ts'
import { describeTraffic } from '../domain/traffic.ts'
import { runsImage } from '../lambda/code.ts'
import { isManaged } from '../lambda/creation.ts'
import type { DeployPlan, ImagePlan } from '../plan/plan.ts'
import { standsForCommit } from '../run/tags.ts'
import type { ImageTarget, Target } from '../run/target.ts'
import { describeRoute } from '../traffic/alias.ts'

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
    ...(plan.source.kind === 'image' && plan.source.tags.length > 0
      ? [`would tag ${image} with ${plan.source.tags.join(', ')}`]
      : []),
    ...(plan.inputs.attest && !target.image ? [`would put attestations beside ${image}`] : []),
    ...(plan.inputs.scan && target.region === plan.regions[0]
      ? [`would wait for ECR's scan of ${image}, and stop at severity ${plan.inputs.scan.severity} or worse`]
      : []),
  ]
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
  return `would push ${image}:${names.join(', ')}`
}

function release({ inputs, present, image, region, architecture, changes, published }: Target, name: string): string {
  const digest = image === undefined ? 'the pushed digest' : image.digest
  if (!present) return `would create the function ${name} in ${region} with ${digest}`
  const wanted = { digest: image?.digest ?? '', architecture: architecture ?? present.architecture }
  if (inputs.skipUnchanged && image && runsImage(present, wanted)) {
    const then = changes.length > 0 || !published ? ', and publish a version' : ', and name its version'
    return `would leave the image of ${name} in ${region} as it is${inputs.publish ? then : ''}`
  }
  return `would update ${name} in ${region} from ${present.digest} to ${digest}${inputs.publish ? ' and publish a version' : ''}`
}

function tags({ present, desired, region }: Target, name: string): string[] {
  const lacking = Object.keys(desired.tags).filter((tag) => present?.tags[tag] !== desired.tags[tag])
  return lacking.length === 0 ? [] : [`would give ${name} in ${region} the tags ${lacking.join(', ')}`]
}

function verification({ inputs, region }: Target, name: string): string[] {
  return inputs.release.verifyEvent === undefined ? [] : [`would verify the new version of ${name} in ${region}`]
}

function beforeTraffic({ inputs, region }: Target, name: string): string[] {
  if (inputs.release.beforeTrafficEvent === undefined) return []
  return [`would send before-traffic-event to the new version of ${name} in ${region}, once`]
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

function route({ inputs: { release: wanted }, alias, region }: Target, name: string): string[] {
  if (wanted.alias === undefined) return []
  const how = wanted.codeDeploy
    ? `through CodeDeploy's ${wanted.codeDeploy.application} / ${wanted.codeDeploy.deploymentGroup}`
    : describeTraffic(wanted.traffic)
  if (!alias) return [`would create the alias ${name}:${wanted.alias} in ${region}`]
  return [`would move ${name}:${wanted.alias} in ${region} from ${describeRoute(alias)} to the new version, ${how}`]
}
