import type { Inputs } from '../inputs/inputs.ts'
import { functionNames, type Plan } from './plan.ts'

/** What a run is about, for a heading. */
export interface Subject {
  /** `run` as long as the inputs are not read. */
  kind: 'run' | 'deploy' | 'rollback' | 'preview' | 'clean-up of previews'
  /** Empty as long as it is not known. */
  functionName: string
}

/** What the inputs alone say, for a run that gets no plan. */
export function subjectOfInputs({ preview, release, functionName: { name } }: Inputs): Subject {
  if (preview.enabled) return { kind: 'preview', functionName: name }
  return { kind: release.rollback ? 'rollback' : 'deploy', functionName: name }
}

export function subjectOf(plan: Plan): Subject {
  switch (plan.kind) {
    case 'deploy':
    case 'rollback':
      return { kind: plan.kind, functionName: functionNames(plan) }
    case 'preview':
      return { kind: 'preview', functionName: plan.deploy.preview.of }
    case 'remove-preview':
    case 'sweep':
      return { kind: 'clean-up of previews', functionName: functionNames(plan) }
    case 'nothing':
      return subjectOfInputs(plan.inputs)
  }
}
