import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunResult, runAction, startAction } from '@deploy-lambda-image/sandbox/runner'
import { parse } from 'yaml'
import type { Row } from '../table.ts'
import { drawing, someAtATime } from './draw.ts'
import { leaks, openStage, type Stage, serving, withoutEngine } from './stage.ts'

const regions = ['us-east-1', 'eu-west-1']
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const
/** What is left behind by each: post runs after the first, and with the second the machine is gone. */
const ends = ['post', 'no post'] as const

interface Killed {
  signal: (typeof signals)[number]
  end: (typeof ends)[number]
  /** ms after the start. */
  moment: number
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
    // No post comes after a machine that is gone, and that gives no signal before.
    end: index % signals.length === 0 && index % 2 === 0 ? ('no post' as const) : ('post' as const),
    moment: draw.next() * whole,
  }))
  const done = await someAtATime(count, 2, until, async (index): Promise<Killed | undefined> => {
    const one = drawn[index]
    return one && { ...one, wrong: await carryOut(one) }
  })
  const groups = signals.flatMap((signal) => ends.map((end) => ({ signal, end })))
  const all = `${done.length} of ${count} moments drawn`
  const over = done.length < count ? '; the time was over' : ''
  const total: Row = { cells: ['kills', 'all', all, `seed ${seed}${over}`], ok: done.length === count }
  const rows = groups.flatMap(({ signal, end }): Row[] => {
    const own = done.filter((one) => one !== undefined).filter((one) => one.signal === signal && one.end === end)
    if (own.length === 0) return []
    const wrong = own.flatMap(({ wrong, moment }) => wrong.map((text) => `${text}, after ${Math.round(moment)} ms`))
    const what =
      end === 'post'
        ? `${signal}, then post, then the next run`
        : 'the machine gone, then a rollback, then the next run'
    const tried = `${own.length} moments of ${Math.round(whole)} ms`
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

async function carryOut({ signal, end, moment }: Omit<Killed, 'wrong'>): Promise<string[]> {
  const stage = await openStage(regions)
  const { sandbox } = stage
  const alone = end === 'post' ? undefined : withoutPost()
  try {
    const step = { sandbox, env: withoutEngine, inputs: inputsOf(stage, 'v2') }
    const handle = startAction({ ...step, ...(alone !== undefined && { action: alone }) })
    const timer = setTimeout(() => kill(handle.pid, signal), moment)
    const killed = await handle.result
    clearTimeout(timer)
    const after = regions.map((region) => serving(stage, region))
    const wrong = [
      ...(end === 'post' ? after.filter((tag) => !/^v[12]$/.test(tag)).map((tag) => `${tag} after post`) : []),
      ...leaks(stage, killed),
    ]
    if (end === 'no post') wrong.push(...(await rollBack(stage)))
    return [...wrong, ...(await deployNext(stage))]
  } finally {
    if (alone !== undefined) rmSync(alone, { recursive: true, force: true })
    await sandbox.stop()
  }
}

/** A rollback mends what is half way, or says that there is nothing to go back to. */
async function rollBack(stage: Stage): Promise<string[]> {
  const halfWay = regions.filter((region) => serving(stage, region).startsWith('a share'))
  const inputs: Record<string, string> = { ...stage.inputsFor('v2'), rollback: 'true' }
  const { 'regions-config': _, ...given } = inputs
  const result = await runAction({ sandbox: stage.sandbox, env: withoutEngine, inputs: given })
  const left = halfWay.filter((region) => serving(stage, region) !== 'v1')
  return [...left.map((region) => `${serving(stage, region)} after a rollback in ${region}`), ...leaks(stage, result)]
}

async function deployNext(stage: Stage): Promise<string[]> {
  const result: RunResult = await runAction({
    sandbox: stage.sandbox,
    env: withoutEngine,
    inputs: { ...stage.inputsFor('v3'), 'wait-timeout': '60s' },
  })
  const serves = regions.map((region) => serving(stage, region))
  const last = result.log.trim().split('\n').slice(-2).join(' / ').slice(0, 300)
  return serves.every((tag) => tag === 'v3') ? [] : [`the next run left ${serves.join(' and ')}: ${last}`]
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended.
  }
}
