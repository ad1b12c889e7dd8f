import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction, startAction } from '@deploy-lambda-image/sandbox/runner'
import { type ContainerdEngine, startContainerdEngine } from '../../__tests__/scenarios/containerd-engine.ts'
import { startFarEngine } from '../../__tests__/scenarios/far-engine.ts'
import type { Row } from '../table.ts'
import { isWithRemedy } from './judge.ts'
import { leaks, openStage, type Stage, serving, withoutEngine } from './stage.ts'
import { asRoot } from './wants.ts'

const region = 'us-east-1'

/** Images, containers and networks of an engine. */
async function thingsOf({ docker }: ContainerdEngine): Promise<string[]> {
  const lists = await Promise.all([
    docker('images', '--all', '--format', 'image {{.Repository}}:{{.Tag}} {{.ID}}'),
    docker('ps', '--all', '--format', 'container {{.Names}}'),
    docker('network', 'ls', '--format', 'network {{.Name}}'),
  ])
  return lists.flatMap((list) => list.split('\n')).filter((line) => line !== '')
}

/** What a machine may lack, or lose in the middle. @returns a row for each */
export async function tryMachine(): Promise<Row[]> {
  await importBaseImage('busybox:stable-musl')
  const trials: Readonly<Record<string, (stage: Stage) => Promise<Trial>>> = {
    'the disk of RUNNER_TEMP is full': async (stage) => ({ result: await onMount('size=64k', stage) }),
    'RUNNER_TEMP is read-only': async (stage) => ({ result: await onMount('ro', stage) }),
    'the engine is gone in the middle of the build': async (stage) => ({ result: await engineGone(stage) }),
    "the engine's disk is full": (stage) =>
      onEngine(stage, { size: 200, line: 'RUN dd if=/dev/zero of=/large bs=1M count=400', remedy: /disk space/ }),
    'the engine is restarted in the middle of the build': (stage) =>
      onEngine(stage, { line: 'RUN sleep 30', meanwhile: (engine) => engine.restart() }),
    'Node has no memory': async ({ sandbox, inputsFor }) => {
      const env = { ...withoutEngine, NODE_OPTIONS: '--max-old-space-size=8' }
      return { result: await runAction({ sandbox, env, inputs: inputsFor('v2') }) }
    },
  }
  const rows: Row[] = []
  for (const [title, act] of Object.entries(trials)) rows.push(await carryOut(title, act))
  return rows
}

/** A run on a machine that lacks something. */
interface Trial {
  result: RunResult
  /** What served after it, where another run has come since. */
  serves?: string
  /** What else is wrong after it: what is left, a next run that fails. */
  wrong?: readonly string[]
}

async function carryOut(title: string, act: (stage: Stage) => Promise<Trial>): Promise<Row> {
  const stage = await openStage()
  try {
    const { result, wrong: others = [], serves: first = serving(stage, region) } = await act(stage)
    const error = result.annotations.find(({ level }) => level === 'error')?.message.trim() ?? ''
    const died = result.main.exitCode === null || result.main.exitCode > 1
    const next = await runAction({ sandbox: stage.sandbox, env: withoutEngine, inputs: stage.inputsFor('v3') })
    const wrong = [
      ...others,
      ...(result.exitCode === 0 || first === 'v1' ? [] : [`${first} serves after it failed`]),
      ...(result.exitCode === 0 || died || isWithRemedy(error) ? [] : [`it failed without a remedy: ${error}`]),
      ...(next.exitCode === 0 && serving(stage, region) === 'v3' ? [] : ['the next run does not deploy']),
      ...(died ? [] : leaks(stage, result)),
    ]
    const told =
      result.exitCode === 0
        ? 'it deploys all the same'
        : died
          ? 'it dies; v1 serves'
          : `told: ${withoutFolder(error).slice(0, 400)}`
    return { cells: ['machine', title, '1 run, and the next', wrong.join('; ') || told], ok: wrong.length === 0 }
  } finally {
    await stage.sandbox.stop()
  }
}

/** The text without the name that its temporary folder happens to have. */
function withoutFolder(text: string): string {
  return text.replaceAll(new RegExp(`${tmpdir()}/torture-\\w+(?:/[\\w-]+)*`, 'g'), 'RUNNER_TEMP/…')
}

/** RUNNER_TEMP on a file system of its own, which is small, or that nothing can be written to. */
async function onMount(option: string, stage: Stage): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'torture-'))
  asRoot('mount', '-t', 'tmpfs', '-o', `${option},mode=777`, 'tmpfs', folder)
  try {
    if (option !== 'ro') {
      try {
        writeFileSync(join(folder, 'full'), Buffer.alloc(1 << 20))
      } catch {
        // That is what fills it.
      }
    }
    // The runner's own value comes after that of a step's `env:`, so that it is set inside of the process.
    const code = encodeURIComponent(`process.env.RUNNER_TEMP='${folder}'`)
    return await build(stage, { TMPDIR: folder, NODE_OPTIONS: `--import=data:text/javascript,${code}` })
  } finally {
    asRoot('umount', folder)
    rmSync(folder, { recursive: true })
  }
}

function checkout(line = ''): string {
  const workspace = mkdtempSync(join(tmpdir(), 'torture-'))
  const text = `FROM busybox:stable-musl\nLABEL torture=${crypto.randomUUID()}\n${line}\nENTRYPOINT ["/bin/busybox"]\n`
  writeFileSync(join(workspace, 'Dockerfile'), text)
  return workspace
}

async function build(stage: Stage, env: Record<string, string>): Promise<RunResult> {
  const workspace = checkout()
  const { 'regions-config': _, ...inputs } = { ...stage.inputsFor('v2') }
  try {
    return await runAction({ sandbox: stage.sandbox, workspace, env, inputs })
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

/** Ends an engine of its own, never that of the machine. */
async function engineGone(stage: Stage): Promise<RunResult> {
  const engine = await startFarEngine('mapped')
  const workspace = checkout('RUN sleep 30')
  const { 'regions-config': _, ...inputs } = { ...stage.inputsFor('v2') }
  try {
    const handle = startAction({ sandbox: stage.sandbox, workspace, env: engine.env, inputs })
    await Promise.race([handle.logged(/RUN sleep 30/), handle.result])
    await engine.stop()
    return await handle.result
  } finally {
    await engine.stop().catch(() => undefined)
    rmSync(workspace, { recursive: true, force: true })
  }
}

/** What happens to an engine of its own. */
interface Unlucky {
  /** Of its disk, in megabytes. */
  size?: number
  /** Of the Dockerfile. */
  line: string
  /** Done while that line runs. */
  meanwhile?: (engine: ContainerdEngine) => Promise<void>
  /** What the error must name. */
  remedy?: RegExp
}

/** Builds in an engine of its own, to which something happens: nothing is left there, and the next run builds and deploys there. */
async function onEngine(stage: Stage, { size, line, meanwhile, remedy = /again/ }: Unlucky): Promise<Trial> {
  const engine = await startContainerdEngine(size)
  const workspace = checkout(line)
  const { 'regions-config': _, ...inputs } = { ...stage.inputsFor('v2') }
  try {
    const before = await thingsOf(engine)
    const handle = startAction({ sandbox: stage.sandbox, workspace, env: engine.env, inputs })
    await Promise.race([handle.logged(new RegExp(line)), handle.result])
    await meanwhile?.(engine)
    const result = await handle.result
    const left = (await thingsOf(engine)).filter((thing) => !before.includes(thing))
    const serves = serving(stage, region)
    const next = await build(stage, engine.env)
    const last = next.log.trim().split('\n').slice(-2).join(' / ').slice(0, 300)
    return {
      result,
      serves,
      wrong: [
        ...(result.annotations.some(({ message }) => remedy.test(message)) ? [] : [`no error names ${remedy}`]),
        ...left.map((thing) => `${thing} is left`),
        ...(next.exitCode === 0 ? [] : [`the next run does not deploy there: ${last}`]),
      ],
    }
  } finally {
    await engine.stop()
    rmSync(workspace, { recursive: true, force: true })
  }
}
