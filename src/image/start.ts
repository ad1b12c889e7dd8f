import type { Finding } from '../domain/problem.ts'

/** What of an image, or of a function's ImageConfig, says what is started. Empty lists say nothing. */
export interface StartParts {
  entryPoint?: readonly string[]
  command?: readonly string[]
}

/** The word that Lambda starts, and where it is written: an instruction or an input. */
export interface StartedProgram {
  path: string
  writtenIn: string
}

/** ImageConfig stands in for the image's own, each part by itself (Lambda API reference, "ImageConfig"). */
export function programOf(image: StartParts, override: StartParts): StartedProgram | undefined {
  const candidates: [string | undefined, string][] = [
    [override.entryPoint?.[0], 'image-entry-point'],
    [image.entryPoint?.[0], 'ENTRYPOINT'],
    // Without an entry point the command is what is started.
    [override.command?.[0], 'image-command'],
    [image.command?.[0], 'CMD'],
  ]
  for (const [path, writtenIn] of candidates) if (path !== undefined) return { path, writtenIn }
  return undefined
}

/** Path of what Lambda starts, as it is written; undefined when nothing is. */
export function startedProgram(image: StartParts, override: StartParts): string | undefined {
  return programOf(image, override)?.path
}

/**
 * Says why Lambda could start nothing of an image; undefined when there is something to start.
 *
 * @param override the function's ImageConfig
 * @param name the image's, for the text
 */
export function refuseStart(image: StartParts, override: StartParts, name: string): Finding | undefined {
  if (programOf(image, override)) return undefined
  return {
    what: `${name} has neither ENTRYPOINT nor CMD, and the function's configuration has none in their place.`,
    remedy: "Add an ENTRYPOINT with the program's absolute path to the Dockerfile, or give image-entry-point.",
  }
}

/**
 * Warns of a program that is no absolute path (Lambda developer guide, "Container image settings"). What the
 * function's ImageConfig replaces is never started, and not warned of.
 */
export function startWarnings(image: StartParts, override: StartParts): string[] {
  const program = programOf(image, override)
  if (program === undefined || program.path.startsWith('/')) return []
  return [
    `The entry point '${program.path}' is not an absolute path, and Lambda needs one: write the whole path in ${program.writtenIn}.`,
  ]
}
