import { randomUUID } from 'node:crypto'
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Docker } from '../docker/process.ts'
import { cut } from '../domain/text.ts'

/**
 * Lists what Lambda starts beside the program of an image: the files directly in /opt/extensions (Lambda developer
 * guide, "Lambda Extensions API"). The image is not run. The container that is looked into is left to the end of the run.
 *
 * @param image its name in the engine
 * @param remember told the name of a container before it is there
 */
export async function findExtensions(
  docker: Docker,
  image: string,
  remember: (container: string) => void,
): Promise<string[]> {
  const container = `deploy-lambda-image-${randomUUID()}`
  remember(container)
  const created = await docker.ask(['create', '--pull=never', `--name=${container}`, image, 'unused'])
  if (created.exitCode !== 0) return []
  const copy = join(docker.scratch, `extensions-${randomUUID()}`)
  try {
    const { exitCode } = await docker.ask(['cp', '--follow-link', `${container}:/opt/extensions`, copy])
    if (exitCode !== 0 || !lstatSync(copy).isDirectory()) return []
    const entries = readdirSync(copy, { withFileTypes: true })
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Says of extensions that they have not asked for an event; undefined where all have. */
export function describeMissing(names: readonly string[] = []): string | undefined {
  if (names.length === 0) return undefined
  return `Of its extensions in /opt/extensions these have not asked for an event (GET extension/event/next): ${cut(names.join(', '), 200)}.`
}
