import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunOptions } from '@deploy-lambda-image/sandbox/runner'
import { expect, vi } from 'vitest'
import { folder } from '../support/folder.ts'
import { before, isHeld } from './build-gate.ts'
import { engineHas, processesWith, snapshot } from './machine.ts'
import { startDeploy } from './stage.ts'

/** How a step is ended in the middle. */
export type End = 'SIGKILL' | 'SIGTERM' | 'SIGINT'

/** A moment of a run that a test can wait for. */
export interface Moment {
  /** Waits until the run stands there. */
  reached(run: RunHandle): Promise<void>
  /** Lets what was held happen after all, once the step and its post are over. */
  release?(): Promise<void>
  /** For the wrapper of docker. */
  stop?: DockerStop
}

interface DockerStop {
  /** Default docker. */
  program?: 'gh'
  when: 'before' | 'after'
  /** How the arguments of docker begin. */
  argv: string
  /** How the arguments begin that undo it: the engine does what it was asked for only after the first of them. */
  undo?: string
  /** What a line has of which docker tells while it does it: it goes on, and tells no more. */
  line?: string
}

/** At a call of an API, which the service carries out later than everything else. */
export function atCall(sandbox: Sandbox, service: string, operation: string, after = 0): Moment {
  const hold = sandbox.faults.hold({ service, operation, after })
  const answered = () => sandbox.requests.of(service, operation).filter(({ status }) => status !== 0).length
  return {
    reached: (run) => isHeld(hold, run),
    async release() {
      const now = answered()
      hold.release()
      // The client is gone: only the service knows whether the call was carried out.
      await vi.waitFor(() => expect(answered()).toBeGreaterThanOrEqual(now + 1), {
        timeout: 60_000,
      })
    },
  }
}

/** Before docker does something for the step, or once it has done it. */
export function atDocker(when: DockerStop['when'], argv: string): Moment {
  return { stop: { when, argv }, reached: async () => {} }
}

/** While docker does something for the step, once it has written a line: the step does not learn that it is done. */
export function atDockerLine(argv: string, line: string): Moment {
  return { stop: { when: 'before', argv, line }, reached: async () => {} }
}

/** Before gh does anything. */
export function atGh(): Moment {
  return { stop: { program: 'gh', when: 'before', argv: '' }, reached: async () => {} }
}

/** While the engine does something so slowly that it is not done when it is asked to undo it. */
export function atSlowEngine(argv: string, undo: string): Moment {
  return { stop: { when: 'before', argv, undo }, reached: async () => {} }
}

/** At a line of the log. */
export function atLine(pattern: RegExp): Moment {
  return { reached: async (run) => void (await run.logged(pattern)) }
}

/** A docker that writes down what it is asked for, and stops for ever at one question, if any. */
export function watchedDocker(stop?: DockerStop) {
  const own = folder()
  const [asked, reached, late] = [join(own, 'asked'), join(own, 'reached'), join(own, 'late')]
  const real = execFileSync('/bin/sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim()
  const halt = stop && [
    `case "$*" in "${stop.argv}"*) if [ ! -e ${reached} ]; then`,
    ...(stop.when === 'after' ? [`${real} "$@"`] : []),
    ...(stop.undo === undefined ? [] : [`echo "$*" >${late}`]),
    ...(stop.line === undefined ? [] : [`${tellsUntil(stop.line, `${real} "$@"`, reached)}; exit`]),
    `: >${reached}; exec sleep 600; fi;; esac`,
    ...(stop.undo === undefined
      ? []
      : [
          `case "$*" in "${stop.undo}"*) if [ -e ${late} ]; then`,
          `${real} "$@"; ${real} $(cat ${late}); rm ${late}; exit 0; fi;; esac`,
        ]),
  ]
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(own, name), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 })
  const ofGh = stop?.program === 'gh'
  if (ofGh) write('gh', halt ?? [])
  write('docker', [`echo "$*" >>${asked}`, ...(ofGh ? [] : (halt ?? [])), `exec ${real} "$@"`])
  return {
    env: { PATH: `${own}:${process.env.PATH ?? ''}` },
    asked: () => (existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : []),
    stopped: () => vi.waitFor(() => expect(existsSync(reached)).toBe(true), { timeout: 60_000, interval: 10 }),
  }
}

/** Shell that hands on what a program says on standard error, to a line; what it is itself is not over before `sleep` is. */
function tellsUntil(line: string, program: string, reached: string): string {
  const halt = `case "$said" in *"${line}"*) : >${reached}; exec sleep 600;; esac`
  return `{ ${program} 2>&1 >&3 | while IFS= read -r said; do printf '%s\\n' "$said" >&2; ${halt}; done; } 3>&1`
}

/** Starts a step, ends it at a moment, and sees that nothing of it is left once post has run. */
export async function endAt(
  sandbox: Sandbox,
  { moment, end, label }: { moment: Moment; end: End; label: string },
  { env = {}, ...step }: Omit<RunOptions, 'sandbox'>,
): Promise<void> {
  const home = folder()
  execFileSync('mkdir', [join(home, '.docker')])
  writeFileSync(join(home, '.docker', 'config.json'), '{"auths":{"registry.example":{"auth":"bWU6c2VjcmV0"}}}')
  const untouched = snapshot(home)
  const docker = watchedDocker(moment.stop)
  const run = startDeploy(sandbox, { ...step, home, env: { ...docker.env, ...env } })
  await (moment.stop ? before(docker.stopped(), run) : moment.reached(run))
  process.kill(run.pid, end)
  const { main, post, log, tempFiles, state } = await run.result
  expect([main.exitCode, main.signal], log).toEqual(end === 'SIGKILL' ? [null, 'SIGKILL'] : [1, null])
  expect([post?.exitCode, post?.annotations], log).toEqual([0, []])
  await moment.release?.()
  expect(tempFiles).toEqual({})
  expect(snapshot(home)).toEqual(untouched)
  const configs = (state.directories ?? '').split('\n').filter((directory) => directory !== '')
  const variables = configs.flatMap((directory) => [`DOCKER_CONFIG=${directory}`, `GH_CONFIG_DIR=${directory}`])
  expect(variables.flatMap(processesWith)).toEqual([])
  expect(await leftInEngine(docker.asked(), label), log).toEqual([])
}

/** What a step has left in the engine, by what it asked docker for and by the label of what it built. */
async function leftInEngine(asked: readonly string[], label: string): Promise<string[]> {
  if (asked.length === 0) return []
  const given = new Set(
    asked.flatMap(
      (line) =>
        line.match(/(?<=--tag |--name=|network create .*)deploy-lambda-image[^ ]*|127\.0\.0\.1:\d+\/\S+/g) ?? [],
    ),
  )
  const [key = '', value = ''] = label.split('=')
  const kinds = ['containers/json', 'networks', 'images/json'] as const
  const all = (await Promise.all(kinds.map(engineHas))).flat()
  return all
    .map(({ Id, Name = '', Names = [], RepoTags, Labels }) => ({
      id: Id,
      names: [Name, ...Names.map((name) => name.slice(1)), ...(RepoTags ?? [])].filter((name) => given.has(name)),
      isBuilt: Labels?.[key] === value,
    }))
    .filter(({ names, isBuilt }) => names.length > 0 || isBuilt)
    .map(({ id, names }) => [...names, id].join(' '))
}
