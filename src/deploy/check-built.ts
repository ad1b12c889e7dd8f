import type { BuiltImage } from '../docker/build.ts'
import { findProgram } from '../docker/program.ts'
import type { Architecture } from '../domain/architecture.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import { type ImageConfig, readConfig } from '../image/manifest.ts'
import { refuseProgram } from '../image/program.ts'
import { refuseSnapStart } from '../image/snap-start.ts'
import { refuseStart, startedProgram } from '../image/start.ts'
import type { BuildRun } from './run.ts'
import { type ImageTarget, startOverride, usesSnapStart } from './target.ts'

/** What a built image is for. */
interface Purpose {
  targets: readonly ImageTarget[]
  architecture: Architecture
}

/**
 * Checks before the push that Lambda will start a built image, that the program is for the function's architecture,
 * and that SnapStart will take it. One that stays in a builder is checked in ECR, as far as its config tells.
 *
 * @throws Problem when one of the functions could not run it
 */
export async function checkBuilt(
  run: Pick<BuildRun, 'docker' | 'events'>,
  { localName }: Pick<BuiltImage, 'localName'>,
  { targets, architecture }: Purpose,
): Promise<void> {
  if (localName === undefined) return
  const format = '{"config": {{json .Config}}}'
  const { stdout } = await run.docker.docker.ask(['image', 'inspect', '--format', format, localName])
  const config = readConfig(stdout)
  refuseAll([
    targets.some(usesSnapStart) ? refuseSnapStart(config, 'the image') : undefined,
    ...targets.map((target) => refuseStart(config, startOverride(target), 'The image')),
  ])
  if (isShownByRehearsal(run, architecture)) return
  const found = [...programsOf(config, targets)].map(async (path) => {
    const program = await findProgram(run.docker.docker, localName, path, run.docker.noteContainer)
    return refuseProgram(program?.program, program?.path ?? path, architecture)
  })
  refuseAll(await Promise.all(found))
}

/**
 * A program for this machine's CPU is started by the rehearsal. One for another CPU runs there only by an emulator,
 * and one that is of this machine after all would run there, but not on Lambda.
 */
function isShownByRehearsal({ events }: Pick<BuildRun, 'events'>, architecture: Architecture): boolean {
  return events.rehearsal.length > 0 && architecture === (process.arch === 'arm64' ? 'arm64' : 'x86_64')
}

function programsOf(config: ImageConfig, targets: readonly ImageTarget[]): Set<string> {
  const paths = targets.map((target) => startedProgram(config, startOverride(target)))
  return new Set(paths.filter((path) => path?.startsWith('/')).filter((path) => path !== undefined))
}

function refuseAll(refusals: readonly (Finding | undefined)[]): void {
  const findings = new Map(refusals.filter((each) => each !== undefined).map((each) => [each.what, each]))
  if (findings.size > 0) throw new Problem([...findings.values()])
}
