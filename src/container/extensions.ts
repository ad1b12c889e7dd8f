import { lstatSync, readdirSync } from 'node:fs'
import type { Docker } from '../docker/process.ts'
import { createUnstarted, readCopy } from '../docker/unstarted.ts'
import type { Finding } from '../domain/problem.ts'
import { cut } from '../domain/text.ts'

/**
 * Lists what Lambda starts beside the program of an image: the files directly in /opt/extensions (Lambda developer
 * guide, "Lambda Extensions API"). The image is not run.
 *
 * @param image its name in the engine
 * @param noteContainer told the name of a container before it is there
 */
export async function findExtensions(
  docker: Docker,
  image: string,
  noteContainer: (container: string) => void,
): Promise<string[]> {
  const container = await createUnstarted(docker, image, noteContainer)
  return (container !== undefined && (await readCopy(docker, container, '/opt/extensions', filesIn))) || []
}

function filesIn(copy: string): string[] {
  if (!lstatSync(copy).isDirectory()) return []
  return readdirSync(copy, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** Lambda developer guide, "Using the Lambda Extensions API": so many may register, those within the program too. */
export const mostExtensions = 10

/** Says that Lambda starts no environment with so many extensions; undefined where it does. */
export function refuseTooMany(names: readonly string[]): Finding | undefined {
  if (names.length <= mostExtensions) return undefined
  return {
    what: `The image has ${names.length} extensions in /opt/extensions, and Lambda starts no environment with more than ${mostExtensions}: ${cut(names.join(', '), 200)}.`,
    remedy: `Leave at most ${mostExtensions} files there: every file counts as one.`,
  }
}

/** Says of extensions that they have not asked for an event; undefined where all have. */
export function describeMissing(names: readonly string[] = []): string | undefined {
  if (names.length === 0) return undefined
  return `Of its extensions in /opt/extensions these have not asked for an event (GET extension/event/next): ${cut(names.join(', '), 200)}.`
}
