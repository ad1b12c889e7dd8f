import { relative } from 'node:path'
import type { Platform } from '../domain/architecture.ts'
import { asList, asText, member, parseJson } from '../domain/json.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { checkArgv } from './build-argv.ts'
import { localDockerfile } from './build-files.ts'
import { type Engine, isOlder } from './engine.ts'
import type { Docker } from './process.ts'

/** What BuildKit advises against in a Dockerfile that it would build. */
export interface Advice {
  /** What and why, with the address of the rule's page. */
  text: string
  /** Path of the Dockerfile. */
  file: string
  /** From one, both included; absent when the advice is about no line. */
  startLine?: number
  endLine?: number
}

/** Milliseconds. The checks read the base image's metadata, and a build must not wait long for advice. */
const patience = 3000

/**
 * Has BuildKit check the Dockerfile (docker docs, "Checking your build configuration"; buildx 0.15 and later).
 * It is advice: where the checks do not run, or not in time, there is none.
 *
 * @param platform what is built for; absent while only the function can tell
 */
export async function adviseOn(
  build: BuildInputs,
  docker: Docker,
  { buildx }: Engine,
  platform?: Platform,
): Promise<Advice[]> {
  const file = localDockerfile(build)
  if (file === undefined || isOlder(buildx, 0, 15)) return []
  const late = AbortSignal.timeout(patience)
  try {
    // It is a build, and may last: it has to end with all that it starts.
    const { stdout } = await docker.show(checkArgv(build, platform), { onLine: () => {}, until: late })
    // Annotations name files relative to the workspace.
    const advice = readAdvice(stdout, relative('', file))
    // Without a platform BuildKit checks for the builder's own, which may be another one than that of the build.
    return platform === undefined ? advice.filter(({ text }) => !text.startsWith('InvalidBaseImagePlatform')) : advice
  } catch (error) {
    if (late.aborted) return []
    throw error
  }
}

/**
 * Reads what `docker buildx build --call=check,format=json` prints (BuildKit, package frontend/subrequests/lint).
 *
 * @returns nothing for any other text: the frontend that a `# syntax` line names may know no checks
 */
export function readAdvice(text: string, file: string): Advice[] {
  return asList(member(parseJson(text), 'warnings')).map((warning) => readWarning(warning, file))
}

function readWarning(warning: unknown, file: string): Advice {
  const [rule, url] = [asText(member(warning, 'ruleName')), asText(member(warning, 'url'))]
  const why = asText(member(warning, 'detail') ?? member(warning, 'description'))
  // An instruction of several lines has a range for each.
  const lines = asList(member(member(warning, 'location'), 'ranges'))
  const startLine = member(member(lines[0], 'start'), 'line')
  const endLine = member(member(lines.at(-1), 'end'), 'line')
  return {
    text: `${rule}: ${why}${url ? ` (${url})` : ''}`,
    file,
    ...(typeof startLine === 'number' && { startLine }),
    ...(typeof endLine === 'number' && { endLine }),
  }
}
