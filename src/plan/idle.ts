import type { Findings } from '../domain/problem.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { type InputName, inputNames } from '../inputs/names.ts'

/** Inputs of the build that say what is in the image. Who writes one believes that of the image that is deployed. */
const contents: readonly InputName[] = [
  ...(['context', 'file', 'target', 'build-args', 'build-contexts', 'labels'] as const),
  ...(['secrets', 'secret-envs', 'secret-files', 'ssh'] as const),
]

/** Those that say how it is built: a step that builds or deploys an image, as it is told, has them in both cases. */
const manner: readonly InputName[] = [
  ...(['cache-from', 'cache-to', 'no-cache', 'pull', 'builder', 'network', 'add-hosts', 'allow'] as const),
  ...(['shm-size', 'ulimit'] as const),
]

/** Inputs of a rehearsal that one without an event does not need. */
const ofRehearsal: readonly InputName[] = ['test-env', 'test-timeout', 'test-credentials']

/** All that a rollback goes by. */
const ofRollback: readonly InputName[] = [
  ...(['aws-region', 'role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience'] as const),
  ...(['function-name', 'alias', 'rollback', 'rollback-to', 'wait-timeout', 'dry-run'] as const),
  ...(['codedeploy-application', 'codedeploy-deployment-group', 'regions-config', 'functions-config'] as const),
  ...(['result-dir', 'environment-name', 'environment-url', 'github-token'] as const),
]

/** Finds what is believed of an image that is not built here. */
export function checkUnbuilt(inputs: Inputs, findings: Findings): void {
  const instead = insteadOfBuild(inputs)
  if (instead === undefined) return
  if (inputs.image && inputs.localImage !== undefined) {
    findings.add("image and image-uri can't be used together.", 'Remove one of them.')
  }
  for (const name of writtenOf([inputs], contents)) {
    findings.add(`${name}: with ${instead} nothing is built.`, 'Remove one of them.')
  }
}

/** Finds what would be believed of an image that nobody tries. @param all the inputs of each place of the run */
export function checkUnrehearsed(all: readonly Inputs[], findings: Findings): void {
  if (isRehearsed(all) || writtenOf(all, ['test-required']).length === 0) return
  findings.add(
    'test-required: there is no test-event, so the image is deployed without a rehearsal.',
    'Set test-event too, or remove test-required.',
  )
}

/** Warns of inputs without effect: sentences. A place may have what another one has no use for. */
export function warnOfIdle(all: readonly Inputs[]): string[] {
  const [instead] = all.map(insteadOfBuild)
  return [
    ...(instead === undefined ? [] : saying(writtenOf(all, manner), `with ${instead} nothing is built`)),
    ...(isRehearsed(all) ? [] : saying(writtenOf(all, ofRehearsal), 'there is no test-event, so nothing is rehearsed')),
  ]
}

/**
 * Tells of inputs that do less than they say, in runs that nothing is wrong with: a stage may have one region, and
 * another program may publish.
 */
export function noteIdle(all: readonly Inputs[]): string[] {
  const replicated = all.some(({ rollout }) => rollout.replicated) && all.every(({ regions }) => regions.length <= 1)
  const unpublished = all.some(
    ({ publish, configuration: { snapStart } }) => !publish && snapStart?.ApplyOn === 'PublishedVersions',
  )
  return [
    ...(replicated ? ['replicate: the run has one region, to which the image is pushed: nothing is replicated.'] : []),
    ...(unpublished
      ? [
          'snap-start: Lambda takes snapshots of published versions alone, and with publish false this run publishes none.',
        ]
      : []),
  ]
}

/** Warns of what a rollback does not do. A step that deploys or rolls back, as it is told, has its other inputs in both cases. */
export function warnOfIdleInRollback(all: readonly Inputs[]): string[] {
  const idle = inputNames.filter((name) => !ofRollback.includes(name) && !name.startsWith('preview-'))
  return saying(writtenOf(all, idle), 'a rollback moves the alias alone')
}

/** The input in place of which nothing is built. */
function insteadOfBuild({ image, localImage }: Inputs): string | undefined {
  return localImage !== undefined ? 'image' : image && 'image-uri'
}

function isRehearsed(all: readonly Inputs[]): boolean {
  return all.some(({ rehearsal }) => rehearsal.event !== undefined)
}

function writtenOf(all: readonly Inputs[], names: readonly InputName[]): InputName[] {
  return names.filter((name) => all.some(({ written }) => written.has(name)))
}

function saying(names: readonly string[], why: string): string[] {
  return names.length === 0 ? [] : [`Without effect here: ${names.join(', ')}, as ${why}.`]
}
