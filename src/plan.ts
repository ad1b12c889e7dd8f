import type { BuildInputs } from './build-inputs.ts'
import { type Context, gitContext } from './context.ts'
import { type ImageReference, parseEcrRegistry } from './domain/image-reference.ts'
import { type Finding, Findings } from './domain/problem.ts'
import { parseRegion, partitionOf, type Region } from './domain/region.ts'
import { defaultSessionName } from './domain/session-name.ts'
import type { Inputs } from './inputs.ts'
import type { RunInputs } from './regional-inputs.ts'
import { together } from './regions.ts'

/** How the run gets its credentials. */
export type SignIn =
  | { kind: 'ambient' }
  | {
      kind: 'oidc'
      /** The first is assumed with the job's token, each next one with the credentials of the one before. */
      roles: readonly [string, ...string[]]
      sessionName: string
      /** Seconds. */
      sessionDuration: number
      audience: string
    }

/** Where the image comes from. */
export type Source =
  | { kind: 'build'; build: BuildInputs; tags: readonly [string, ...string[]] }
  | { kind: 'image'; image: ImageReference }

/** What the run will do, decided before anything is asked or changed. */
export type Plan = DeployPlan | RollbackPlan

/** What holds in one region of a run. */
export interface Place {
  settings: Inputs
  signIn: SignIn
}

/** Where a run happens. */
interface Everywhere {
  regions: readonly [Region, ...Region[]]
  /** Of each region. */
  places: ReadonlyMap<Region, Place>
  /** Of the first region, which also decides what all have in common. */
  settings: Inputs
}

/** The function's name; all of them where it differs from region to region. */
export function functionNames({ places }: Everywhere): string {
  return [...new Set([...places.values()].map(({ settings }) => settings.functionName.name))].join(', ')
}

/** What holds in a region of the plan. */
export function placeIn({ places }: Everywhere, region: Region): Place {
  const place = places.get(region)
  if (place === undefined) throw new Error(`the plan has no region ${region}`)
  return place
}

/** An image is brought into the function and released. */
export interface DeployPlan extends Everywhere {
  kind: 'deploy'
  source: Source
  /** The commit that the workflow runs for; empty outside of a workflow. */
  commit: string
  /** `owner/name` of the repository that the commit is in; empty outside of a workflow. */
  repository: string
}

/** Nothing is deployed: the alias goes back. */
export interface RollbackPlan extends Everywhere {
  kind: 'rollback'
}

/**
 * Decides what to do from what the user wrote and where the run happens.
 *
 * @throws Problem with everything that already rules the run out
 */
export function plan(inputs: RunInputs, context: Context): Plan {
  const findings = new Findings()
  const regions = planRegions(inputs, context, findings)
  const settingsIn = (region: Region) => inputs.inRegion.get(region) ?? inputs
  const signIns = new Map<Region, SignIn>()
  const found = new Map<Region, readonly Finding[]>()
  for (const region of regions) {
    const ofRegion = new Findings()
    const settings = settingsIn(region)
    const signIn = check(settings, context, ofRegion)
    if (signIn) signIns.set(region, signIn)
    checkPlace(settings, region, ofRegion)
    found.set(region, ofRegion.list)
  }
  if (regions.length === 0) check(inputs, context, findings)
  findings.list.push(...together(found))
  checkPartitions(regions, findings)
  const built = regions.filter((region) => settingsIn(region).image === undefined)
  if (built.length > 0 && built.length < regions.length) {
    findings.add(
      `image-uri is given for some regions, but not for ${built.join(', ')}.`,
      'All regions run one image: give it for all of them, or for none.',
    )
  }
  const source = inputs.release.rollback ? undefined : planSource(inputs, context, findings)
  findings.refuse()
  if (!isFilled(regions)) throw new Error('a plan was neither made nor refused')
  const places = new Map(
    regions.map((region) => {
      const signIn = signIns.get(region)
      if (!signIn) throw new Error('a plan was neither made nor refused')
      return [region, { settings: settingsIn(region), signIn }]
    }),
  )
  const everywhere = { regions, places, settings: settingsIn(regions[0]) }
  if (!source) return { kind: 'rollback', ...everywhere }
  const { sha: commit, repository } = context
  return { kind: 'deploy', ...everywhere, source, commit, repository }
}

/** Checks what needs no region. */
function check(inputs: Inputs, context: Context, findings: Findings): SignIn | undefined {
  const signIn = planSignIn(inputs, context, findings)
  checkRelease(inputs, findings)
  if (inputs.release.rollback) return signIn
  checkAccount(inputs, findings)
  if (inputs.image && inputs.rehearsal.event !== undefined) {
    findings.add('test-event: with image-uri nothing is built, so that nothing is rehearsed.', 'Leave one of them out.')
  }
  if (inputs.image && inputs.rollout.replicated) {
    findings.add('replicate: with image-uri nothing is pushed that could be replicated.', 'Leave one of them out.')
  }
  if (inputs.rehearsal.expect !== undefined && inputs.rehearsal.event === undefined) {
    findings.add('test-expect: there is no test-event whose response could be compared.', 'Give test-event too.')
  }
  return signIn
}

function checkPlace(inputs: Inputs, region: Region, findings: Findings): void {
  checkRoles(inputs, region, findings)
  if (inputs.image && !inputs.release.rollback) checkImageRegion(inputs.image, region, findings)
}

/** Inputs of the release that need each other, or exclude each other. */
function checkRelease({ release, publish, rollout }: Inputs, findings: Findings): void {
  const { alias, traffic, rollbackAlarms, codeDeploy, provisionedConcurrency, rollback, rollbackTo } = release
  const shifts = traffic.kind !== 'all-at-once'
  const needing = {
    traffic: shifts,
    'codedeploy-application': codeDeploy !== undefined,
    'provisioned-concurrency': provisionedConcurrency !== undefined,
    rollback,
  }
  for (const [input] of Object.entries(needing).filter(([, given]) => given && alias === undefined)) {
    findings.add(`${input} is about an alias, but none is named.`, 'Name it in alias.')
  }
  if (alias !== undefined && !publish) {
    findings.add(
      'alias: with publish false there is no version to move it to.',
      "Let publish be 'true', or leave alias out.",
    )
  }
  if (rollout.onFailure === 'rollback' && alias === undefined) {
    findings.add(
      'on-region-failure: without an alias there is nothing that could be put back.',
      "Name it in alias, or choose 'stop' or 'continue'.",
    )
  }
  if (rollbackTo !== undefined && !rollback) {
    findings.add('rollback-to: nothing is rolled back.', "Let rollback be 'true', or leave rollback-to out.")
  }
  if (codeDeploy && shifts) {
    findings.add(
      'traffic and codedeploy-application both say how traffic shifts.',
      "Leave traffic out: CodeDeploy's deployment group decides.",
    )
  }
  if (rollbackAlarms.length > 0 && codeDeploy) {
    findings.add(
      'rollback-alarms: CodeDeploy watches the alarms of its own deployment group.',
      'Add them to the deployment group, and leave rollback-alarms out.',
    )
  } else if (rollbackAlarms.length > 0 && !shifts && !rollback) {
    findings.add(
      'rollback-alarms: with all-at-once there is no shift during which alarms could be watched.',
      "Choose a shift, for example traffic: 'canary 10% 5m'.",
    )
  }
  if (release.verifyExpect !== undefined && release.verifyEvent === undefined) {
    findings.add('verify-expect: there is no verify-event whose response could be compared.', 'Give verify-event too.')
  }
}

function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0
}

function planRegions({ regions, functionName, inRegion }: RunInputs, context: Context, findings: Findings): Region[] {
  const implied = functionName.region ?? findings.collect(() => parseAmbient(context))
  const chosen = regions.length > 0 ? regions : implied !== undefined ? [implied] : []
  if (chosen.length === 0 && context.ambientRegion !== undefined) return []
  if (chosen.length === 0) {
    findings.add('aws-region is missing.', "Name the function's region, or set AWS_REGION.")
  }
  const elsewhere = chosen.find((region) => {
    const named = (inRegion.get(region) ?? { functionName }).functionName.region
    return named !== undefined && named !== region
  })
  if (elsewhere) {
    const named = (inRegion.get(elsewhere) ?? { functionName }).functionName.region
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

function planSignIn(inputs: Inputs, context: Context, findings: Findings): SignIn | undefined {
  if (!isFilled(inputs.rolesToAssume)) return { kind: 'ambient' }
  if (!context.idTokenAvailable) {
    if (context.fork) {
      findings.add(
        'role-to-assume needs an OIDC token, and GitHub gives none to a pull request from a fork.',
        'Run this step for pull requests of the repository itself only: ' +
          'if: github.event.pull_request.head.repo.full_name == github.repository',
      )
    } else {
      findings.add(
        'role-to-assume needs an OIDC token, but this job may not ask for one (ACTIONS_ID_TOKEN_REQUEST_URL is not set).',
        "Add 'permissions: { id-token: write, contents: read }' to the job.",
      )
    }
    return undefined
  }
  return {
    kind: 'oidc',
    roles: inputs.rolesToAssume,
    sessionName: inputs.sessionName ?? defaultSessionName(context.repository, context.runId),
    sessionDuration: inputs.sessionDuration,
    audience: inputs.audience,
  }
}

function planSource(inputs: Inputs, context: Context, findings: Findings): Source | undefined {
  if (inputs.image) return { kind: 'image', image: inputs.image }
  const tags = inputs.tags.length > 0 ? inputs.tags : context.sha ? [context.sha] : []
  if (!isFilled(tags)) {
    findings.add('tags is empty and there is no commit to derive a tag from.', 'Name at least one tag.')
    return undefined
  }
  return { kind: 'build', build: withGitContext(inputs, context), tags }
}

// docker/build-push-action: `{{defaultContext}}` is this repository at this commit, and BuildKit fetches a private one
// with the secret GIT_AUTH_TOKEN.
function withGitContext({ build, githubToken }: Inputs, context: Context): BuildInputs {
  const git = gitContext(context)
  const expand = (text: string) => text.replaceAll(/\{\{\s*defaultContext\s*\}\}/g, git)
  const expanded = { ...build, context: expand(build.context), buildContexts: build.buildContexts.map(expand) }
  const repositoryUrl = git.slice(0, git.indexOf('#'))
  const named = [...build.secrets, ...build.secretEnvs, ...build.secretFiles].some(({ name }) => name === gitSecret)
  if (githubToken === undefined || named || !expanded.context.startsWith(repositoryUrl)) return expanded
  return { ...expanded, secrets: [...build.secrets, { name: gitSecret, value: githubToken }] }
}

const gitSecret = 'GIT_AUTH_TOKEN'

/** Credentials of one partition are unknown in every other. */
function checkPartitions(regions: readonly Region[], findings: Findings): void {
  const [first] = regions
  if (first === undefined) return
  const partition = partitionOf(first).id
  const other = regions.find((region) => partitionOf(region).id !== partition)
  if (other === undefined) return
  findings.add(
    `aws-region: ${first} is in partition '${partition}' and ${other} in '${partitionOf(other).id}', which share no credentials.`,
    'Use one step for each partition.',
  )
}

function checkRoles({ rolesToAssume, executionRole }: Inputs, region: Region, findings: Findings): void {
  const partition = partitionOf(region).id
  const roles = [...rolesToAssume, ...(executionRole ? [executionRole] : [])]
  for (const role of roles.filter((arn) => arn.split(':')[1] !== partition)) {
    findings.add(
      `The role '${role}' is not in partition '${partition}' of ${region}.`,
      `Begin it with 'arn:${partition}:'.`,
    )
  }
}

/** A function of another account can't be reached with a role of this one. */
function checkAccount({ functionName, rolesToAssume, executionRole }: Inputs, findings: Findings): void {
  for (const role of [rolesToAssume.at(-1), executionRole]) {
    const account = role?.split(':')[4]
    if (account === undefined || functionName.account === undefined || account === functionName.account) continue
    findings.add(
      `function-name is in account ${functionName.account}, but the role '${role}' is in ${account}.`,
      'Name a role of the account that the function is in.',
    )
  }
}

/** Lambda pulls from ECR in its own region only. */
function checkImageRegion(image: ImageReference, region: Region, findings: Findings): void {
  const registry = parseEcrRegistry(image.registry)
  if (!registry) return
  if (region !== registry.region) {
    findings.add(
      `image-uri: the image is in ECR of ${registry.region}, but Lambda in ${region} pulls from ${region} only.`,
      "Push or replicate the image to that region and name it there: '{region}' stands for the region.",
    )
  }
  if (registry.fips) {
    findings.add(
      'image-uri: Lambda does not pull from FIPS hosts of ECR.',
      "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
    )
  }
}
