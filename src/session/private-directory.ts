import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { directoryPrefix } from '../domain/state.ts'
import type { Tools } from './tools.ts'

/**
 * Makes a directory that only this user can read, in the runner's folder for temporary files. Whoever asks for it removes
 * it; post does where main was killed. All that a run writes for itself is in such a one.
 *
 * @returns its absolute path
 */
export function privateDirectory({
  temporaryDirectory,
  remember,
}: Pick<Tools, 'temporaryDirectory' | 'remember'>): string {
  const directory = join(resolve(temporaryDirectory), `${directoryPrefix}${randomUUID()}`)
  // Post knows it before it is there: a run may be killed in between.
  remember(directory)
  mkdirSync(directory, { mode: 0o700 })
  return directory
}
