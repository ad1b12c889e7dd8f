import { imageTag, type Preview, previewName } from '../domain/preview.ts'
import type { RunInputs } from '../inputs/by-region.ts'
import type { FunctionInputs } from '../inputs/inputs.ts'

/** The inputs of a run that deploys a preview, in each region. */
export function inputsOfPreview(
  inputs: RunInputs<FunctionInputs>,
  preview: Preview,
  commit: string,
): RunInputs<FunctionInputs> {
  const inRegion = new Map(
    [...inputs.inRegion].map(([region, [own]]) => [region, [previewInputs(own, preview, commit)] as const]),
  )
  return { ...inputs, ...previewInputs(inputs, preview, commit), inRegion }
}

/** A preview is a deploy to another function, which has no alias and no traffic to shift, and is removed with all its versions. */
function previewInputs(inputs: FunctionInputs, preview: Preview, commit: string): FunctionInputs {
  const { verifyEvent, verifyExpect, allowOlder } = inputs.release
  const { onFailure } = inputs.rollout
  return {
    ...inputs,
    rollout: { ...inputs.rollout, onFailure: onFailure === 'rollback' ? 'stop' : onFailure },
    functionName: { ...inputs.functionName, name: previewName(preview) },
    // An image that is there already keeps its tags: those of previews are removed with them, and the image with the last one.
    tags: inputs.image ? [] : [imageTag(preview, commit)],
    release: {
      traffic: { kind: 'all-at-once' },
      rollbackAlarms: [],
      rollback: false,
      allowOlder,
      ...(verifyEvent !== undefined && { verifyEvent }),
      ...(verifyExpect !== undefined && { verifyExpect }),
    },
  }
}
