import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Fault, importBaseImage } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import type { Row } from '../table.ts'
import { type Draw, drawing, someAtATime } from './draw.ts'
import { leaks, openStage, type Stage, serving, withoutEngine } from './stage.ts'

/** A call that a deploy makes. */
interface Call {
  service: string
  operation: string
  /** Calls of that name that go well first. */
  after: number
}

const signature = {
  kind: 'error',
  status: 403,
  code: 'InvalidSignatureException',
  message: 'Signature expired: 20200101T000000Z is now earlier than 20200101T001000Z (20200101T001500Z - 5 min.)',
} as const

/** What may happen to a call. */
const kinds: Readonly<Record<string, Fault>> = {
  'throttled once': { kind: 'throttle' },
  'throttled for 20 s': { kind: 'throttle', times: Number.POSITIVE_INFINITY },
  'answered with 500': { kind: 'error', status: 500 },
  'answered with 503': { kind: 'error', status: 503 },
  'reset before its effect': { kind: 'reset' },
  'reset after its effect, answer lost': { kind: 'lost' },
  'slow, 3 s': { kind: 'slow', ms: 3000 },
  'cut in the middle of its answer': { kind: 'truncated' },
  'answered by a page of HTML': { kind: 'page' },
  'session expired': { kind: 'expired-token' },
  'clock off': signature,
  denied: { kind: 'deny' },
}

const regions = ['us-east-1']
/** ms; a deploy that goes well takes a second or two. */
const bound = 90_000

/** Draws calls and what happens to them, one or two in each run. @returns a row for each kind */
export async function tryFaults(seed: number, count: number, until: number): Promise<Row[]> {
  const draw = drawing(seed)
  await importBaseImage('busybox:stable-musl')
  const [calls, pushing] = [await callsOfADeploy(false), await callsOfADeploy(true)]
  const registry = pushing.filter(({ service }) => service === 'registry')
  const isBuilt = (index: number) => index % builds === builds - 1
  const [plain, built] = [calls, registry].map((some) => planner(draw, some))
  const drawn = Array.from({ length: count }, (_, index) => (isBuilt(index) ? built : plain)?.(index) ?? [])
  const done = await someAtATime(count, 2, until, async (index) => {
    const faults = drawn[index] ?? []
    return { faults, ...(await run(faults, isBuilt(index))) }
  })
  const rows = Object.keys(kinds).map((kind): Row => {
    const own = done.filter(({ faults }) => faults.some((one) => one.kind === kind))
    const wrong = own.flatMap(({ faults, wrong }) => wrong.map((text) => `${text}: ${faults.map(say).join(', ')}`))
    const pairs = own.filter(({ faults }) => faults.length > 1).length
    return {
      cells: [
        'faults',
        kind,
        `${own.length} runs, ${pairs} of them in a pair`,
        wrong.slice(0, 3).join('; ') ||
          (own.length === 0
            ? 'not tried: the time was over before'
            : `held: ${own.filter(({ well }) => well).length} deployed, the others said why not`),
      ],
      // What was not tried has not held.
      ok: own.length > 0 && wrong.length === 0,
    }
  })
  const all = `${done.length} of ${count} drawn, on ${calls.length} calls of AWS and GitHub and ${registry.length} of the registry`
  return [
    ...rows,
    {
      cells: ['faults', 'all', all, done.length < count ? `seed ${seed}; the time was over` : `seed ${seed}`],
      ok: done.length === count,
    },
  ]
}

interface Drawn {
  kind: string
  call: Call
}

/** One run in so many builds its image and pushes it, so that the registry's calls are struck. */
const builds = 8

/** Two runs in three have one fault, until each kind has struck each call; the others have two. */
function planner(draw: Draw, calls: readonly Call[]): (index: number) => Drawn[] {
  const names = Object.keys(kinds)
  const one = (): Drawn => ({ kind: draw.of(names), call: draw.of(calls) })
  const singles = draw.shuffled(calls.flatMap((call) => names.map((kind) => ({ kind, call }))))
  return (index) => {
    const single = index % 3 === 2 ? undefined : singles.shift()
    return single ? [single] : [one(), one()]
  }
}

function say({ kind, call }: Drawn): string {
  return `${call.service} ${call.operation} (${call.after + 1}) ${kind}`
}

/** The calls of a deploy that goes well, each by its name and its turn. */
async function callsOfADeploy(built: boolean): Promise<Call[]> {
  const stage = await openStage(regions)
  try {
    const from = stage.sandbox.requests.all.length
    await deploy(stage, built)
    const turns = new Map<string, number>()
    return stage.sandbox.requests.all.slice(from).map(({ service, operation }) => {
      const after = turns.get(`${service} ${operation}`) ?? 0
      turns.set(`${service} ${operation}`, after + 1)
      return { service, operation, after }
    })
  } finally {
    await stage.sandbox.stop()
  }
}

async function deploy(stage: Stage, built: boolean): Promise<RunResult> {
  const { 'regions-config': images = '', ...common } = {
    ...stage.inputsFor('v2'),
    'wait-timeout': '60s',
    'keep-versions': '5',
  }
  const { sandbox } = stage
  if (!built) return runAction({ sandbox, env: withoutEngine, inputs: { ...common, 'regions-config': images } })
  const workspace = mkdtempSync(join(tmpdir(), 'torture-'))
  const text = `FROM busybox:stable-musl\nLABEL torture=${crypto.randomUUID()}\nENTRYPOINT ["/bin/busybox"]\n`
  writeFileSync(join(workspace, 'Dockerfile'), text)
  try {
    return await runAction({ sandbox, workspace, inputs: { ...common } })
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

/** @returns what is wrong with how it ended */
async function run(drawn: readonly Drawn[], built: boolean): Promise<{ wrong: string[]; well: boolean }> {
  const stage = await openStage(regions)
  const { faults } = stage.sandbox
  const timers: NodeJS.Timeout[] = []
  try {
    for (const { kind, call } of drawn) {
      const fault = kinds[kind]
      if (fault === undefined) continue
      const set = faults.add({ ...call, ...fault })
      if (fault.times !== undefined) timers.push(setTimeout(() => set.remove(), 20_000))
    }
    const start = Date.now()
    const result = await deploy(stage, built)
    return { wrong: judge(stage, result, { took: Date.now() - start, built }), well: result.exitCode === 0 }
  } finally {
    for (const timer of timers) clearTimeout(timer)
    await stage.sandbox.stop()
  }
}

function judge(stage: Stage, result: RunResult, { took, built }: { took: number; built: boolean }): string[] {
  const { exitCode, annotations, log, outputs, tempFiles } = result
  const [next, digest] = built ? ['another image', outputs.digest] : ['v2', `sha256:${stage.digests.v2}`]
  const serves = serving(stage, 'us-east-1')
  const errors = annotations.filter(({ level }) => level === 'error')
  const last = log.trim().split('\n').slice(-3).join(' / ').slice(0, 300)
  return [
    ...(serves === 'v1' || serves === next ? [] : [`${serves} serves`]),
    ...(exitCode === 0 && serves !== next ? [`it ended well, and ${serves} serves`] : []),
    ...(exitCode === 0 && outputs.digest !== digest ? ['the output names another image'] : []),
    ...(exitCode !== 0 && serves === next && !/ is live|already/.test(log) ? [`it failed silently live: ${last}`] : []),
    ...(exitCode !== 0 && errors.length !== 1 ? [`${errors.length} errors: ${last}`] : []),
    ...(took > bound ? [`it took ${Math.round(took / 1000)} s`] : []),
    ...(Object.keys(tempFiles).some((path) => path.startsWith('deploy-lambda-image')) ? ['files are left'] : []),
    ...leaks(stage, result),
  ]
}
