import { isAbsolute, resolve } from 'node:path'
import { parseJson } from '../domain/json.ts'
import type { Findings } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { RunInputs } from '../inputs/by-region.ts'
import { type Context, gitContext } from '../inputs/context.ts'
import { isBelow } from '../inputs/files.ts'
import type { Inputs } from '../inputs/inputs.ts'

/**
 * Events whose runs have the repository's secrets and token, and that anyone can cause, for example by a pull request
 * from a fork or by a comment (GitHub docs, "Events that trigger workflows" and "Secure use reference"). pull_request,
 * pull_request_review and pull_request_review_comment are none of them: for forks they have neither.
 */
const open = ['pull_request_target', 'issue_comment', 'issues', 'discussion', 'discussion_comment']

/** Events of a commit, which may be that of a pull request. */
const ofCommit = ['check_run', 'check_suite', 'status']

/** Events that only those cause who may push to the repository. A run after any other may be that of a stranger. */
const own = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch', 'release', 'create', 'merge_group']

/**
 * What of the event may have brought a stranger's files into the workspace, as a phrase; undefined when nothing has. The
 * commit that is checked out proves nothing: another one may be checked out below it, or laid over it.
 */
export function foreignEvent({ eventName, repository, sha, cause = {} }: Context): string | undefined {
  if (open.includes(eventName)) return eventName
  if (ofCommit.includes(eventName)) return cause.commit === sha ? undefined : `${eventName} of another commit`
  if (eventName !== 'workflow_run') return undefined
  // A branch says nothing: that of a fork may be called main.
  const { event = 'an unknown event' } = cause
  if (cause.repository !== repository) return `workflow_run after ${event} in another repository`
  return own.includes(event) ? undefined : `workflow_run after ${event}`
}

/**
 * Refuses to build from a workspace that a stranger may have filled: the build would have the job's secrets and its role
 * in AWS. Left is a Git context at the commit that the run is for.
 */
export function checkForeignBuild(build: BuildInputs, context: Context, findings: Findings): void {
  const event = foreignEvent(context)
  if (event === undefined) return
  for (const [input, place] of sourcesOf(build).filter(([, one]) => !isOwn(one, context))) {
    findings.add(
      `${input}: on ${event} '${place}' may be what a pull request brought, and its build would have the job's secrets and its role in AWS.`,
      `${remedies[input]}, deploy an image by its digest with image-uri, or run this step on pull_request or push.`,
    )
  }
  const besides = [...secretsOf(build), ...cachesOf(build)]
  for (const { input, file, remedy } of besides.filter((one) => isOfWorkspace(one.file, context))) {
    refuseFile({ input, file, remedy, event }, findings)
  }
}

/** Refuses images by their tags, which may be moved, and what is configured, sent or said by files of such a workspace. */
export function checkForeignInputs(inputs: Inputs, context: Context, findings: Findings): void {
  const { image, localImage, configuration } = inputs
  const event = foreignEvent(context)
  if (event === undefined) return
  if (image && image.digest === undefined) {
    findings.add(
      `image-uri: on ${event} the tag '${image.tag}' may be on what a pull request brought.`,
      "Name the image by its digest: '@sha256:<digest>'.",
    )
  }
  if (localImage !== undefined) {
    findings.add(
      `image: on ${event} '${localImage}' may be made of what a pull request brought.`,
      'Let the action build {{defaultContext}}, or deploy an image by its digest with image-uri.',
    )
  }
  const { file } = configuration
  if (file !== undefined && !file.trimStart().startsWith('{')) {
    refuseFile({ input: 'function-config', file, remedy: writeJson, event }, findings)
  }
  for (const [input, written = ''] of eventsOf(inputs)) {
    if (written === '' || parseJson(written) !== undefined) continue
    refuseFile({ input, file: written, remedy: writeJson, event }, findings)
  }
  for (const bill of inputs.attest?.files ?? []) {
    const remedy = 'Take it out of attest, or run this step on push.'
    refuseFile({ input: 'attest', file: bill, remedy, event }, findings)
  }
}

/** What the function gets, and what is expected of its answers, by input: each is JSON, or a path. */
function eventsOf({ rehearsal, release }: Inputs): [string, string | undefined][] {
  return [
    ['test-event', rehearsal.event],
    ['test-expect', rehearsal.expect],
    ['verify-event', release.verifyEvent],
    ['verify-expect', release.verifyExpect],
    ['before-traffic-event', release.beforeTrafficEvent],
    ['before-traffic-expect', release.beforeTrafficExpect],
  ]
}

/** The same for files that say what differs from region to region, and from function to function: names, roles. */
export function checkForeignConfigs({ configFiles }: RunInputs, context: Context, findings: Findings): void {
  const event = foreignEvent(context)
  if (event === undefined) return
  for (const [input, { path }] of configFiles) refuseFile({ input, file: path, remedy: writeJson, event }, findings)
}

/** A file that an input names. */
interface NamedFile {
  input: string
  file: string
  remedy: string
}

const writeJson = 'Write the JSON itself in the workflow.'

function refuseFile({ input, file, remedy, event }: NamedFile & { event: string }, findings: Findings): void {
  findings.add(`${input}: on ${event} the file '${file}' may be what a pull request brought.`, remedy)
}

/** A package manager's configuration, for example, says where the build gets its packages from. */
function secretsOf({ secretFiles }: BuildInputs): NamedFile[] {
  const remedy = 'Give the secret in secrets or secret-envs, or as a file outside of the workspace.'
  return secretFiles.map(({ value: file }) => ({ input: 'secret-files', file, remedy }))
}

/** What BuildKit finds in a cache is not built again (docker docs, "Local cache": src). */
function cachesOf({ cacheFrom }: BuildInputs): NamedFile[] {
  const remedy = 'Use a cache of another type, or a folder outside of the workspace.'
  return cacheFrom.flatMap((entry) => {
    const [, file] = /(?:^|,)\s*src=([^,]+)/i.exec(entry) ?? []
    return file === undefined ? [] : [{ input: 'cache-from', file, remedy }]
  })
}

function isOfWorkspace(path: string, { workspace }: Context): boolean {
  return isBelow(workspace, resolve(workspace, path))
}

const remedies = {
  context: "Write '{{defaultContext}}', this repository at the commit that the run is for",
  'build-contexts': "Write 'name={{defaultContext}}:folder', or 'name=docker-image://image'",
  file: 'Write a path relative to the Git context',
} as const

function sourcesOf({ context, buildContexts, file }: BuildInputs): [keyof typeof remedies, string][] {
  const named = buildContexts.map((one) => one.slice(one.indexOf('=') + 1))
  return [
    ['context', context],
    // An image is what a Dockerfile may begin with as well.
    ...named
      .filter((one) => !one.startsWith('docker-image://'))
      .map((one): [keyof typeof remedies, string] => ['build-contexts', one]),
    // docker buildx build: with a remote context the Dockerfile is a path in there, unless it is absolute, a URL or stdin.
    ...(file !== undefined && isElsewhere(file) ? [['file', file] satisfies [keyof typeof remedies, string]] : []),
  ]
}

function isElsewhere(file: string): boolean {
  return file === '-' || isAbsolute(file) || /^(?:[a-z][a-z0-9+.-]*:\/\/|github\.com\/|[\w.-]+@[\w.-]+:)/i.test(file)
}

/** This repository at the commit that the run is for, or a folder in it. */
function isOwn(place: string, context: Context): boolean {
  const git = gitContext(context)
  return context.sha !== '' && git.endsWith(`#${context.sha}`) && (place === git || place.startsWith(`${git}:`))
}
