import { readFileSync } from 'node:fs'
import { asList, asText, member, parseJson } from '../domain/json.ts'
import type { Finding } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { targetsArgv } from './build-argv.ts'
import { localDockerfile } from './build-files.ts'
import { type Engine, isOlder } from './engine.ts'
import type { Docker } from './process.ts'

/**
 * Milliseconds: a busy machine takes seconds. A frontend that has to be fetched, which the build would wait for as well, may
 * take longer: then the build finds out.
 */
const patience = 20_000

/**
 * Has BuildKit list the stages of the Dockerfile, and looks for the target (buildx reference, `docker buildx build
 * --call`, since 0.15). Where BuildKit does not answer, or not in time, the build decides.
 *
 * @returns what is wrong with the target; undefined when nothing is, or when only the build can tell
 */
export async function checkTarget(
  build: BuildInputs,
  docker: Docker,
  { buildx }: Engine,
): Promise<Finding | undefined> {
  const { target } = build
  const file = localDockerfile(build)
  if (target === undefined || file === undefined || isOlder(buildx, 0, 15)) return undefined
  const stages = (await listStages(build, docker))?.map(({ name }) => name)
  return stages && !hasStage(stages, target)
    ? { what: `target: '${file}' has no stage '${target}'.`, remedy: nameStages(stages.filter(Boolean)) }
    : undefined
}

/** A stage of a Dockerfile. */
export interface Stage {
  /** Empty when it has none. */
  name: string
  /** The image or the stage that it is based on. */
  base: string
  /** Of its FROM instruction, from one. */
  lines: readonly number[]
}

/** Has BuildKit list the stages of a Dockerfile. @returns undefined when it does not answer, or not in time */
export async function listStages(build: BuildInputs, docker: Docker): Promise<Stage[] | undefined> {
  const late = AbortSignal.timeout(patience)
  try {
    // It is a build, and may last: it has to end with all that it starts.
    const { exitCode, stdout } = await docker.show(targetsArgv(build), { onLine: () => {}, until: late })
    return exitCode === 0 ? readStages(stdout) : undefined
  } catch (error) {
    if (late.aborted) return undefined
    throw error
  }
}

/**
 * Reads what `docker buildx build --call=targets,format=json` prints (BuildKit, package
 * frontend/subrequests/targets).
 *
 * @returns the stages in their order; undefined for any other text: the frontend that a `# syntax` line names may know
 * no such question
 */
export function readStages(text: string): Stage[] | undefined {
  const targets = asList(member(parseJson(text), 'targets'))
  return targets.length === 0 ? undefined : targets.map(readStage)
}

function readStage(target: unknown): Stage {
  const ranges = asList(member(member(target, 'location'), 'ranges'))
  const lines = ranges.map((range) => member(member(range, 'start'), 'line')).filter((line) => typeof line === 'number')
  return { name: asText(member(target, 'name')), base: asText(member(target, 'base')), lines }
}

/** Whether a target is a stage: by its name, whatever its case, or by its number from zero, as BuildKit looks for it. */
export function hasStage(stages: readonly string[], target: string): boolean {
  if (stages.some((name) => name !== '' && name.toLowerCase() === target.toLowerCase())) return true
  return /^\d+$/.test(target) && Number(target) < stages.length
}

/** Says which targets there are. */
export function nameStages(names: readonly string[]): string {
  return names.length > 0 ? `Its stages are ${names.join(', ')}.` : 'Its stages have no names; leave target out.'
}

/**
 * The names of the stages as far as a look at the text shows them. It decides nothing: it is for the text of an error
 * of a build whose BuildKit can't be asked.
 *
 * @returns undefined when the Dockerfile is not in the workspace
 */
export function glimpseStages(build: BuildInputs): string[] | undefined {
  const file = localDockerfile(build)
  if (file === undefined) return undefined
  const names = instructionsOf(readFileSync(file, 'utf8'))
  return names.flatMap((each) => /^[ \t]*FROM[ \t].*[ \t]AS[ \t]+(\S+)[ \t]*$/i.exec(each)?.[1] ?? [])
}

/** The instructions of a Dockerfile, each in one line, as far as a look at the text shows them. */
export function instructionsOf(dockerfile: string): string[] {
  const text = dockerfile.replace(/^\uFEFF/, '')
  const mark = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text) ? '`' : '\\'
  const instructions: string[] = []
  let open = false
  // A comment between the lines of an instruction is no part of it (Dockerfile reference, "Format").
  for (const line of text.split(/\r?\n/).filter((each) => !/^[ \t]*(?:#|$)/.test(each))) {
    const whole = line.trimEnd()
    const part = whole.endsWith(mark) ? whole.slice(0, -1) : whole
    instructions.push(open ? `${instructions.pop() ?? ''} ${part}` : part)
    open = part !== whole
  }
  return instructions
}
