import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { loadImages } from './loaded-image.ts'
import { lines, newName, runtime, startTrial, type Trial, type TrialStep } from './rehearsal-stage.ts'

/** What the engine has before the run: the shell is its entry point, or what `entryPoint` names. */
export interface Loaded {
  /** Shell, after the runtime's functions. */
  script?: string
  entryPoint?: readonly string[]
  /** Further programs, and files that may be read and run, by their absolute path. */
  programs?: Readonly<Record<string, string | Buffer>>
  /** As images name it. */
  architecture?: string
  /** Modes of programs that are not 755, by their path. */
  modes?: Readonly<Record<string, number>>
  /** More of the image's config. */
  config?: Readonly<Record<string, unknown>>
  /** Files of the workspace by name. */
  files?: Readonly<Record<string, string | Buffer>>
}

/** Puts images into the engine for trials of a sandbox. @returns their names, in the same order */
export async function loadTrials(sandbox: Sandbox, images: readonly Loaded[]): Promise<string[]> {
  const named = images.map((image) => ({ image, name: newName() }))
  await loadImages(
    ...named.map(({ name, image: { script = '', entryPoint = ['/bootstrap'], programs = {}, files: _, ...more } }) => ({
      ...more,
      name: `${name}:latest`,
      labels: { trial: name, trials: sandbox.endpoint },
      entryPoint,
      programs: { '/bootstrap': `${runtime}${script}\n`, ...programs },
    })),
  )
  return named.map(({ name }) => name)
}

/** Starts the action on an image of `loadTrials`, for a function of its name. */
export function startLoadedTrial(sandbox: Sandbox, name: string, { files = {} }: Loaded, step: TrialStep = {}): Trial {
  const inputs = { ...step.inputs, 'function-name': name, image: name }
  return startTrial(sandbox, { script: '', files }, { ...step, inputs })
}

/**
 * Starts the action on an image that is in the engine already, where the build is not what the test is about. The image
 * is removed when the run has ended.
 */
export async function startLoaded(sandbox: Sandbox, image: Loaded, step: TrialStep = {}): Promise<Trial> {
  const [name = ''] = await loadTrials(sandbox, [image])
  const trial = startLoadedTrial(sandbox, name, image, step)
  const result = trial.result.finally(() => lines('image', 'rm', '--force', name))
  return { ...trial, result }
}
