import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunResult, runAction, startAction } from '@deploy-lambda-image/sandbox/runner'
import { parse } from 'yaml'
import type { Row } from '../table.ts'
import { drawing, someAtATime } from './draw.ts'
import { leaks, name, openStage, type Stage, serving, withoutEngine } from './stage.ts'

const regions = ['us-east-1', 'eu-west-1']
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const
/** What comes after each: its post, or, where the machine is gone with it, a rollback, or nothing but the next run. */
const ends = ['its post', 'a rollback', 'nothing'] as const

interface Killed {
  signal: (typeof signals)[number]
  end: (typeof ends)[number]
  /** ms after the start. */
  moment: number
  /** Whether it left an alias between two versions, for others to mend. */
  halfWay: boolean
  wrong: string[]
}

/** A canary in two regions, about four seconds. */
function inputsOf(stage: Stage, tag: string): Record<string, string> {
  return { ...stage.inputsFor(tag), traffic: 'canary 20% 2s', 'wait-timeout': '60s' }
}

/** The action without its post, as on a machine that is gone. @returns its folder */
function withoutPost(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'torture-action-'))
  const { runs, ...manifest } = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
  const { using, main } = runs
  // JSON is YAML, too.
  writeFileSync(join(folder, 'action.yml'), JSON.stringify({ ...manifest, runs: { using, main } }))
  symlinkSync(join(root, 'dist'), join(folder, 'dist'))
  return folder
}

/** Ends a canary at drawn moments, then runs post, or not, then the next run. @returns a row for each signal and end */
export async function tryKills(seed: number, count: number, until: number): Promise<Row[]> {
  const draw = drawing(seed)
  const whole = await duration()
  const drawn = Array.from({ length: count }, (_, index) => ({
    signal: signals[index % signals.length] ?? 'SIGKILL',
    // A machine that is gone gives no signal before.
    end: (index % signals.length === 0 ? ends[(index / signals.length) % ends.length] : undefined) ?? 'its post',
    moment: draw.next() * whole,
  }))
  const done = await someAtATime(count, 2, until, async (index): Promise<Killed | undefined> => {
    const one = drawn[index]
    return one && { ...one, ...(await carryOut(one)) }
  })
  const groups = signals.flatMap((signal) => ends.map((end) => ({ signal, end })))
  const all = `${done.length} of ${count} moments drawn`
  const over = done.length < count ? '; the time was over' : ''
  const total: Row = { cells: ['kills', 'all', all, `seed ${seed}${over}`], ok: done.length === count }
  const rows = groups.flatMap(({ signal, end }): Row[] => {
    const own = done.filter((one) => one !== undefined).filter((one) => one.signal === signal && one.end === end)
    if (own.length === 0) return []
    const wrong = own.flatMap(({ wrong, moment }) => wrong.map((text) => `${text}, after ${Math.round(moment)} ms`))
    const what = {
      'its post': `${signal}, then post, then the next run`,
      'a rollback': 'the machine gone, then a rollback, then the next run',
      nothing: 'the machine gone, then the next run',
    }[end]
    const halfWay = own.filter(({ halfWay }) => halfWay).length
    const left = end === 'its post' ? '' : `, ${halfWay} of them in the middle of a shift`
    const tried = `${own.length} moments of ${Math.round(whole)} ms${left}`
    return [{ cells: ['kills', what, tried, wrong.slice(0, 3).join('; ') || 'held'], ok: wrong.length === 0 }]
  })
  return [...rows, total]
}

async function duration(): Promise<number> {
  const stage = await openStage(regions)
  try {
    const { main, exitCode, log } = await runAction({
      sandbox: stage.sandbox,
      env: withoutEngine,
      inputs: inputsOf(stage, 'v2'),
    })
    if (exitCode !== 0) throw new Error(log)
    return main.duration
  } finally {
    await stage.sandbox.stop()
  }
}

async function carryOut({
  signal,
  end,
  moment,
}: Omit<Killed, 'wrong' | 'halfWay'>): Promise<Pick<Killed, 'wrong' | 'halfWay'>> {
  const stage = await openStage(regions)
  const { sandbox } = stage
  const alone = end === 'its post' ? undefined : withoutPost()
  try {
    const step = { sandbox, env: withoutEngine, inputs: inputsOf(stage, 'v2') }
    const handle = startAction({ ...step, ...(alone !== undefined && { action: alone }) })
    const timer = setTimeout(() => kill(handle.pid, signal), moment)
    const killed = await handle.result
    clearTimeout(timer)
    const after = regions.map((region) => serving(stage, region))
    const wrong = [
      ...(end === 'its post' ? after.filter((tag) => !/^v[12]$/.test(tag)).map((tag) => `${tag} after post`) : []),
      ...leaks(stage, killed),
    ]
    if (end === 'a rollback') wrong.push(...(await rollBack(stage)))
    wrong.push(...(await deployNext(stage)))
    return { wrong, halfWay: end !== 'its post' && after.some(isHalfWay) }
  } finally {
    if (alone !== undefined) rmSync(alone, { recursive: true, force: true })
    await sandbox.stop()
  }
}

function isHalfWay(serves: string): boolean {
  return serves.startsWith('a share')
}

/** A rollback mends what is half way and says so, or says that there is nothing to go back to. */
async function rollBack(stage: Stage): Promise<string[]> {
  const halfWay = regions.filter((region) => isHalfWay(serving(stage, region)))
  const inputs: Record<string, string> = { ...stage.inputsFor('v2'), rollback: 'true' }
  const { 'regions-config': _, ...given } = inputs
  const result = await runAction({ sandbox: stage.sandbox, env: withoutEngine, inputs: given })
  const left = halfWay.filter((region) => serving(stage, region) !== 'v1')
  const said = /:live in (\S+) is on .* in the middle of a shift: this rollback ends it/g
  return [
    ...left.map((region) => `${serving(stage, region)} after a rollback in ${region}`),
    ...unsaid(halfWay, result, said).map((region) => `a rollback does not say what it found in ${region}`),
    ...leaks(stage, result),
  ]
}

/** Regions that a run has not said a thing of. */
function unsaid(of: readonly string[], { log }: RunResult, said: RegExp): string[] {
  const told = Array.from(log.matchAll(said), ([, region]) => region)
  return of.filter((region) => !told.includes(region))
}

/** The next run mends what is half way and says so, and says what never got to the alias. */
async function deployNext(stage: Stage): Promise<string[]> {
  const halfWay = regions.filter((region) => isHalfWay(serving(stage, region)))
  const unmoved = regions.filter((region) => latest(stage, region) !== serving(stage, region))
  const result: RunResult = await runAction({
    sandbox: stage.sandbox,
    env: withoutEngine,
    // An abandoned shift is over a minute after its last step at the latest.
    inputs: { ...stage.inputsFor('v3'), 'wait-timeout': '3m' },
  })
  const serves = regions.map((region) => serving(stage, region))
  const last = result.log.trim().split('\n').slice(-2).join(' / ').slice(0, 300)
  const ended = /:live in (\S+) was on .* the run that shifted it .* and was ended in the middle\. All traffic of /g
  const behind = /^(\S+): \$LATEST has an image that live does not have: /gm
  return [
    ...(serves.every((tag) => tag === 'v3') ? [] : [`the next run left ${serves.join(' and ')}: ${last}`]),
    ...unsaid(halfWay, result, ended).map((region) => `the next run does not say what it ended in ${region}`),
    ...unsaid(unmoved, result, behind).map((region) => `the next run does not say what $LATEST has in ${region}`),
  ]
}

/** The tag of the image that $LATEST has. */
function latest({ sandbox, digests }: Stage, region: string): string | undefined {
  const { CodeSha256 } = sandbox.lambda.function({ name, region }).latest
  return Object.keys(digests).find((tag) => digests[tag] === CodeSha256)
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended.
  }
}
