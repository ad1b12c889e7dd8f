import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { Problem } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { type Context, gitContext } from '../inputs/context.ts'
import type { DeployPlan } from '../plan/plan.ts'

/**
 * Refuses to build code of the pull request on pull_request_target: that event gives the job's token, its secrets and the
 * role in AWS to all that the pull request's Dockerfile runs (GitHub docs, "Events that trigger workflows",
 * pull_request_target). A context that is not known to be of the base counts as the pull request's.
 *
 * @throws Problem when the build's context or its Dockerfile is not of the base
 */
export function refuseHead({ source }: DeployPlan, context: Context): void {
  if (context.eventName !== 'pull_request_target' || source.kind !== 'build') return
  for (const [kind, place] of placesOf(source.build)) {
    if (isOwn(place, context)) continue
    const commit = commitAt(place)
    if (commit !== undefined && commit === context.sha) continue
    throw new Problem({
      what: `preview: on pull_request_target the ${kind} '${place}' is not the base's commit${commit === undefined ? '' : `, but ${commit}`}: a build would give the job's secrets and its role in AWS to code of the pull request.`,
      remedy: 'Run this step on pull_request, which is safe for that, and has no previews for forks.',
    })
  }
}

function placesOf({ context, buildContexts, file }: BuildInputs): [string, string][] {
  const named = buildContexts.map((one) => one.slice(one.indexOf('=') + 1))
  // docker buildx build: with a remote context the Dockerfile is a path in there, unless it is absolute or a URL.
  const elsewhere = file !== undefined && (!isRemoteContext(context) || isAbsolute(file) || isRemoteContext(file))
  return [
    ['build context', context],
    // A Dockerfile may start from an image as well.
    ...named.filter((one) => !one.startsWith('docker-image://')).map((one): [string, string] => ['build context', one]),
    ...(elsewhere ? [['Dockerfile', file] satisfies [string, string]] : []),
  ]
}

/** What docker buildx build fetches, whatever is in the workspace: URLs, `github.com/…`, `git@host:path`. */
function isRemoteContext(place: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|github\.com\/|[\w.-]+@[\w.-]+:)/i.test(place)
}

/** This repository at the base's commit, or a folder in it. */
function isOwn(place: string, context: Context): boolean {
  const own = gitContext(context)
  return own.endsWith(`#${context.sha}`) && (place === own || place.startsWith(`${own}:`))
}

/** The commit that is checked out where a path is; undefined when it is no path, in no checkout, or it can't be found out. */
export function commitAt(place: string): string | undefined {
  if (isRemoteContext(place) || !existsSync(place)) return undefined
  // A link may lead out of the checkout that it is in.
  for (let directory = realpathSync(place); ; directory = dirname(directory)) {
    const git = join(directory, '.git')
    // A file stands for another checkout inside of this one: a submodule, or a worktree.
    if (existsSync(git)) return statSync(git).isDirectory() ? readHead(git) : undefined
    if (directory === dirname(directory)) return undefined
  }
}

// gitrepository-layout(5): HEAD, refs and packed-refs.
function readHead(git: string): string | undefined {
  const head = readText(join(git, 'HEAD'))
  const ref = /^ref: (\S+)$/.exec(head)?.[1]
  if (ref === undefined) return head || undefined
  const loose = readText(join(git, ref))
  if (loose !== '') return loose
  const packed = readText(join(git, 'packed-refs')).split('\n')
  return packed.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0]
}

function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}
