import { execFileSync } from 'node:child_process'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { builderOf } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { openTrials, startTrial, type TrialStep } from './rehearsal-stage.ts'

let sandbox: Sandbox
let engine: ContainerdEngine

beforeAll(async () => {
  ;[sandbox, engine] = await Promise.all([openTrials(), startContainerdEngine()])
})

afterAll(() => Promise.all([sandbox?.stop(), engine?.stop()]))

/** A RUN instruction leaves the time in what it writes: in the times of its files, and of folders. */
const writes = 'RUN --network=none mkdir /written && cp /bootstrap /written/copy'

/** The file that is changed last has a time of its own on each runner, as what is checked out has. */
function checkOut(workspace: string, time: number): void {
  utimesSync(join(workspace, 'bootstrap'), time, time)
}

function commitAll(workspace: string): void {
  const who = ['-c', 'user.name=committer', '-c', 'user.email=committer@example.com']
  // The commit, which the image's labels name, is the same whenever it is made.
  const date = '2024-01-02T03:04:05Z'
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  const git = (...argv: string[]) => execFileSync('git', ['-C', workspace, ...who, ...argv], { env, stdio: 'ignore' })
  git('init')
  git('add', '.')
  git('commit', '--message', 'one')
}

/** Deploys one source from two runners: the second has nothing that the first has built. */
async function deployTwice(dockerfile: string, step: TrialStep, prepare: (workspace: string) => void = () => {}) {
  const builder = await builderOf('remote BuildKit', engine)
  const name = `trial-${crypto.randomUUID().slice(0, 8)}`
  const run = async (time: number) => {
    await engine.docker('builder', 'prune', '--all', '--force')
    // What is built is compared: nothing needs to run it.
    const inputs = { ...builder.inputs, 'test-event': '', ...step.inputs, 'function-name': name }
    const prepareAt = (workspace: string) => {
      checkOut(workspace, time)
      prepare(workspace)
    }
    // A program, since of a script BuildKit is asked for its interpreter as well.
    const instead = `FROM busybox:stable-musl\nCOPY bootstrap /bootstrap\n${dockerfile}\nENTRYPOINT ["/bin/busybox"]\n`
    const image = { script: '', instead, prepare: prepareAt }
    const { exitCode, log, outputs } = await startTrial(sandbox, image, {
      env: { ...builder.env, ...step.env },
      inputs,
    }).result
    expect(exitCode, log).toBe(0)
    return outputs
  }
  const first = await run(1_800_000_000)
  const second = await run(1_800_000_100)
  expect(second.digest).toBe(first.digest)
  expect(second).toMatchObject({ changed: 'false', version: '1' })
}

test('a job that says the time of its sources builds the same image on a fresh runner', async () => {
  await deployTwice(writes, { env: { SOURCE_DATE_EPOCH: '1700000000' } })
})

test('so does a Dockerfile that asks for the time, which is that of the commit', async () => {
  await deployTwice(`ARG SOURCE_DATE_EPOCH\n${writes}`, {}, commitAll)
})

test('so does a cache, also where instructions write something else each time', async () => {
  const cache = folder()
  const inputs = { 'cache-from': `type=local,src=${cache}`, 'cache-to': `type=local,dest=${cache},mode=max` }
  await deployTwice('RUN --network=none cat /proc/sys/kernel/random/uuid > /unique', { inputs })
})
