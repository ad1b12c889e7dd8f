import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Context, PullRequest } from '../context.ts'
import { Problem } from '../domain/problem.ts'
import type { DeployPlan } from '../plan.ts'

/**
 * Refuses to build what a pull request brings on pull_request_target: that event gives the job's token, its secrets and
 * the role in AWS to whatever the Dockerfile of a stranger runs (GitHub docs, "Events that trigger workflows",
 * pull_request_target).
 *
 * @throws Problem when the build's context is not of the base
 */
export function refuseHead({ source }: DeployPlan, { headSha }: PullRequest, { eventName, sha }: Context): void {
  if (eventName !== 'pull_request_target' || source.kind !== 'build') return
  const { context, buildContexts } = source.build
  for (const place of [context, ...buildContexts.map((one) => one.slice(one.indexOf('=') + 1))]) {
    const commit = commitAt(place)
    const head = commit === undefined ? place.includes(headSha) || place.includes('refs/pull/') : commit !== sha
    if (!head) continue
    throw new Problem({
      what: `preview: on pull_request_target the build context '${place}' is not the base's commit${commit === undefined ? '' : `, but ${commit}`}: a build would hand the job's secrets and its role in AWS to whatever the pull request brings.`,
      remedy: 'Run this step on pull_request, which is safe for that, and has no previews for forks.',
    })
  }
}

/** The commit that is checked out where a path is; undefined when it is no path, or in no checkout. */
export function commitAt(place: string): string | undefined {
  if (!existsSync(place)) return undefined
  for (let directory = resolve(place); ; directory = dirname(directory)) {
    const git = join(directory, '.git')
    if (existsSync(git) && statSync(git).isDirectory()) return readHead(git)
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
