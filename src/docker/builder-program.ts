import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../image/program.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { BuiltImage } from './build.ts'
import { again, buildArgv, secretEnvironment } from './build-argv.ts'
import { localDockerfile } from './build-files.ts'
import type { Docker } from './process.ts'
import { type FoundProgram, findProgram, readProgramFile } from './program.ts'
import { instructionsOf } from './stages.ts'

/** Milliseconds. It takes part of a second, unless the builder's cache was emptied: then it would build all again. */
const patience = 20_000

/**
 * Looks at the program that an image starts which stayed in a builder; of a script, at its interpreter. BuildKit copies
 * the file out of the image, in one more stage of the same Dockerfile. Nothing else of the image leaves the builder.
 *
 * @param path absolute, in the image
 * @returns undefined when there is no such program, and when the builder does not tell
 */
export async function findInBuilder(
  docker: Docker,
  image: Pick<BuiltImage, 'build' | 'platform'>,
  path: string,
): Promise<FoundProgram | undefined> {
  const late = AbortSignal.timeout(patience)
  try {
    return await findProgram((each) => readFromBuilder(docker, image, each, late), path)
  } catch (error) {
    if (late.aborted) return undefined
    throw error
  }
}

async function readFromBuilder(
  docker: Docker,
  { build, platform }: Pick<BuiltImage, 'build' | 'platform'>,
  path: string,
  late: AbortSignal,
): Promise<Program | undefined> {
  const file = localDockerfile(build)
  // Other characters mean something in a Dockerfile: variables, patterns.
  if (file === undefined || !/^[\w/.+@-]+$/.test(path)) return undefined
  const folder = join(docker.scratch, `program-${randomUUID()}`)
  const copy = writeCopy(file, folder, copyingStage(readFileSync(file, 'utf8'), build.target, path))
  try {
    const request = { build: { ...again(build), cacheTo: [], file: copy, target: stage }, platform, fixedTimes: false }
    const argv = buildArgv({ ...request, output: { kind: 'files', folder }, metadataFile: `${folder}.json` })
    const env = secretEnvironment(build.secrets)
    const { exitCode } = await docker.show(argv, { env, onLine: () => {}, until: late })
    return exitCode === 0 ? readProgramFile(join(folder, 'program')) : undefined
  } finally {
    for (const each of [folder, `${folder}.json`, copy, `${copy}.dockerignore`]) {
      rmSync(each, { recursive: true, force: true })
    }
  }
}

const stage = 'deploy-lambda-image-program'

/** A Dockerfile with one more stage, which has one file of the image that is built. */
export function copyingStage(dockerfile: string, target: BuildInputs['target'], path: string): string {
  const stages = instructionsOf(dockerfile).filter((each) => /^[ \t]*FROM[ \t]/i.test(each))
  return `${dockerfile}\n\nFROM scratch AS ${stage}\nCOPY --from=${target ?? stages.length - 1} ${path} /program\n`
}

/** What is ignored of the context goes by the Dockerfile's own name (docker docs, "Build context", "Filename and location"). */
function writeCopy(file: string, folder: string, text: string): string {
  const copy = `${folder}.Dockerfile`
  writeFileSync(copy, text)
  if (existsSync(`${file}.dockerignore`)) copyFileSync(`${file}.dockerignore`, `${copy}.dockerignore`)
  return copy
}
