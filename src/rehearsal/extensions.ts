import { randomUUID } from 'node:crypto'
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Docker } from '../docker/process.ts'
import { cut } from '../domain/text.ts'

/**
 * Lists what Lambda starts beside the program of an image: the files directly in /opt/extensions (Lambda developer
 * guide, "Lambda Extensions API").
 *
 * @param container that exists; it need not run
 */
export async function findExtensions(docker: Docker, container: string): Promise<string[]> {
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

/** Says of an image with extensions that these are not started; undefined without one. */
export function describeExtensions(names: readonly string[] = []): string | undefined {
  if (names.length === 0) return undefined
  return `The image has extensions in /opt/extensions (${cut(names.join(', '), 200)}), which Lambda starts and the rehearsal does not.`
}
