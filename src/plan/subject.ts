import type { Region } from '../domain/region.ts'
import type { RunInputs } from '../inputs/by-region.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { functionNames, type Plan, repositoryNames } from './plan.ts'

/** What a run is about, for a heading. */
export interface Subject {
  /** `run` as long as the inputs are not read. */
  kind: 'run' | 'deploy' | 'push' | 'rollback' | 'preview' | 'clean-up of previews'
  /** Without a function the repository's name. Empty as long as it is not known. */
  functionName: string
}

/** What the inputs alone say, for a run that gets no plan. */
export function subjectOfInputs(inputs: Inputs & Partial<Pick<RunInputs, 'inRegion'>>): Subject {
  const { preview, release, functionName, repository, inRegion = new Map<Region, Inputs[]>() } = inputs
  if (functionName === undefined) return { kind: 'push', functionName: repository?.repository ?? '' }
  const names = [...inRegion.values()].flat().map((own) => own.functionName?.name)
  const kind = preview.enabled ? 'preview' : release.rollback ? 'rollback' : 'deploy'
  return { kind, functionName: [...new Set([functionName.name, ...names])].join(', ') }
}

export function subjectOf(plan: Plan): Subject {
  switch (plan.kind) {
    case 'deploy':
    case 'rollback':
      return { kind: plan.kind, functionName: functionNames(plan) }
    case 'push':
      return { kind: 'push', functionName: repositoryNames(plan) }
    case 'preview':
      return { kind: 'preview', functionName: functionNames(plan.deploy) }
    case 'remove-preview':
    case 'sweep':
      return { kind: 'clean-up of previews', functionName: functionNames(plan) }
    case 'nothing':
      return subjectOfInputs(plan.inputs)
  }
}
