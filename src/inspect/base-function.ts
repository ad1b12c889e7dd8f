import { clock } from '../aws/clock.ts'
import { memory, timeout } from '../domain/limits.ts'
import { isPreview, type Preview, writeTags } from '../domain/preview.ts'
import type { Findings } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { DesiredConfiguration } from '../lambda/desired.ts'
import type { FunctionState } from '../lambda/function.ts'
import type { DeployPlan } from '../plan/plan.ts'

/** The tags of the preview that a deploy makes or updates. */
export function writeTagsOf({ commit, source }: DeployPlan, preview: Preview): Record<string, string> {
  const image = source.kind === 'image' ? 'given' : 'built'
  return writeTags({ ...preview, commit, deployedAt: new Date(clock.now()), image })
}

/**
 * The desired configuration of a preview: the base function's, changed as the inputs say. Its description and its log
 * group are its own. It does not get what would have effects beyond it, or takes long: dead letters, SnapStart, the
 * instances of a capacity provider; nor tenant isolation, with which it could have no URL. {@link noteOnCopy} says so.
 *
 * @param given what the inputs say
 * @param base absent when there is no such function
 * @param executionRole in place of the base function's
 */
export function copied(
  given: DesiredConfiguration,
  base: FunctionState | undefined,
  tags: Readonly<Record<string, string>>,
  executionRole: string | undefined,
): DesiredConfiguration {
  const imageConfig = given.imageConfig ?? base?.config.ImageConfig
  const architecture = given.architecture ?? base?.architecture
  const { CapacityProviderConfig: _, TenancyConfig: __, ...config } = given.config
  return {
    ...given,
    config: withinUsualLimits({
      ...(base && configOf(base.config)),
      ...(executionRole !== undefined && { Role: executionRole }),
      ...config,
    }),
    ...(imageConfig && { imageConfig }),
    variables: { ...(given.replaceEnvironment ? {} : variablesOf(base, given.removedVariables)), ...given.variables },
    // What the base function does not have any more, the preview loses too.
    replaceEnvironment: base !== undefined || given.replaceEnvironment,
    tags: { ...given.tags, ...tags },
    ...(architecture && { architecture }),
  }
}

function variablesOf(base: FunctionState | undefined, removed: readonly string[]): Record<string, string> {
  const variables = Object.entries(base?.config.Environment?.Variables ?? {})
  return Object.fromEntries(variables.filter(([name]) => !removed.includes(name)))
}

/** What only managed instances have more of. */
function withinUsualLimits(config: DesiredConfiguration['config']): DesiredConfiguration['config'] {
  const { MemorySize, Timeout } = config
  return {
    ...config,
    ...(MemorySize !== undefined && { MemorySize: Math.min(MemorySize, memory.most) }),
    ...(Timeout !== undefined && { Timeout: Math.min(Timeout, timeout.most) }),
  }
}

/** Sentences on how a preview differs from its base in ways that its users notice. */
export function noteOnCopy(given: DesiredConfiguration, base: FunctionState | undefined, name: string): string[] {
  const both = [given.config, base?.config ?? {}]
  const notes = {
    CapacityProviderConfig: `${name} does not run on the capacity provider of its base function, and has ${memory.most} MB and ${timeout.most} seconds at most.`,
    TenancyConfig: `${name} does not isolate tenants as its base function does, since Lambda gives such functions no URL: its handler gets no tenant id.`,
    DurableConfig: `${name} is durable, as its base function is. Lambda invokes it by a version or an alias only, so that it gets no URL.`,
  } as const
  const names = Object.keys(notes) as (keyof typeof notes)[]
  return names.filter((member) => both.some((config) => config[member] !== undefined)).map((member) => notes[member])
}

/** Empty members remove what the base function had when the preview was made. */
function configOf(base: FunctionConfig): DesiredConfiguration['config'] {
  const { Role, MemorySize, Timeout, EphemeralStorage, TracingConfig, LoggingConfig: logging, DurableConfig } = base
  const { LogFormat, ApplicationLogLevel, SystemLogLevel } = logging ?? {}
  return {
    ...(Role !== undefined && { Role }),
    ...(MemorySize !== undefined && { MemorySize }),
    ...(Timeout !== undefined && { Timeout }),
    ...(EphemeralStorage && { EphemeralStorage }),
    ...(TracingConfig && { TracingConfig }),
    ...(DurableConfig && { DurableConfig }),
    ...(LogFormat && {
      LoggingConfig: {
        LogFormat,
        ...(ApplicationLogLevel && { ApplicationLogLevel }),
        ...(SystemLogLevel && { SystemLogLevel }),
      },
    }),
    VpcConfig: networkOf(base),
    FileSystemConfigs: base.FileSystemConfigs ?? [],
    KMSKeyArn: base.KMSKeyArn ?? '',
  }
}

function networkOf({ VpcConfig: network }: FunctionConfig): NonNullable<FunctionConfig['VpcConfig']> {
  const { SubnetIds = [], SecurityGroupIds = [], Ipv6AllowedForDualStack } = network ?? {}
  const dualStack = SubnetIds.length > 0 && Ipv6AllowedForDualStack === true
  return { SubnetIds, SecurityGroupIds, ...(dualStack && { Ipv6AllowedForDualStack }) }
}

/** What the inspection found of a preview and of its base. */
interface InspectedPreview {
  /** Of the preview function. */
  name: string
  present: FunctionState | undefined
  base: FunctionState | undefined
  region: Region
  /** What the inputs say. */
  given: DesiredConfiguration
}

/** Finds what makes a preview impossible. */
export function checkPreview(
  preview: Preview,
  { name, present, base, region, given }: InspectedPreview,
  desired: DesiredConfiguration,
  findings: Findings,
): void {
  if (!base && desired.config.Role === undefined) {
    findings.add(
      `There is no function ${preview.of} in ${region} to copy the configuration of a preview from.`,
      'Correct function-name or aws-region, or set role: previews then need no such function.',
    )
  }
  if (present && !isPreview(present.tags, preview)) {
    findings.add(
      `${name} in ${region} does not have the tags of a preview of pull request #${preview.number} of ${preview.repository}: it was left unchanged.`,
      'Delete or rename it. When this action made it, let the role that deploys read its tags (lambda:ListTags).',
    )
  }
  const durable = desired.config.DurableConfig !== undefined
  if (present && durable !== (present.config.DurableConfig !== undefined)) {
    findings.add(
      `${name} in ${region} was created ${durable ? 'without' : 'with'} DurableConfig, and ${preview.of} is ${durable ? '' : 'not '}durable: Lambda changes that in no function that is there.`,
      `Delete ${name}: the next run creates it anew.`,
    )
  }
  if (base?.packageType === 'Zip') {
    findings.add(
      `The function ${preview.of} in ${region} is a zip function: an image can't be deployed to it.`,
      'Set another function-name.',
    )
  }
  if (base?.environmentError !== undefined && !given.replaceEnvironment) {
    findings.add(
      `Lambda can't show the variables of ${preview.of} (${base.environmentError}), so this run can't copy them to a preview.`,
      "Let the role that deploys use the function's KMS key, or set environment-mode to 'replace'.",
    )
  }
}
