import type { State } from '@aws-sdk/client-lambda'
import { type Finding, Problem } from '../domain/problem.ts'
import { withFullStop } from '../domain/text.ts'
import type { ImageFacts } from '../image/facts.ts'
import { shrink } from '../image/size.ts'
import { describeReason, type FunctionState, type Reason } from './function.ts'
import { reasons } from './reasons.ts'
import type { Failed, Meaning } from './start-reasons.ts'

/** What Lambda could not make of a function or a version. */
export class LambdaFailure extends Problem {
  /** Whether the same update may succeed a moment later. */
  readonly passes: boolean

  constructor(finding: Finding, passes: boolean) {
    super(finding)
    this.passes = passes
  }
}

// What the code alone does not tell.
const imageRemedies: readonly [RegExp, (image?: ImageFacts) => string][] = [
  [/SizeLimitExceeded/, (image) => shrink(image?.layers ?? [], 'compressed')],
  [/UnsupportedImageLayerDetected/, () => 'Build the image again with buildx and gzip layers.'],
]

/** Every state that is not ready to be invoked, for when Lambda gives no reason (Lambda developer guide, "Lambda function states"). */
const states: Record<State, Meaning | undefined> = {
  Active: undefined,
  // Its first invocation wakes it.
  Inactive: undefined,
  // $LATEST of a function with a capacity provider: its published versions can be invoked.
  ActiveNonInvocable: undefined,
  Pending: { means: 'Lambda still makes it ready.', remedy: 'Set a longer wait-timeout.' },
  Failed: { means: 'Lambda gives no reason.', remedy: 'Correct the image or the function, then deploy again.' },
  Deactivating: {
    means: 'Another run or a person takes it out of service.',
    remedy: "Give it execution environments again, with Lambda's PutFunctionScalingConfig, or deploy anew.",
  },
  Deactivated: {
    means: 'Another run or a person took it out of service.',
    remedy: "Give it execution environments again, with Lambda's PutFunctionScalingConfig, or deploy anew.",
  },
  Deleting: {
    means: 'Another run or a person deletes it.',
    remedy: 'Find out in CloudTrail what deletes it, then run the job again.',
  },
}

/** Whether a version can be invoked. An Inactive one is woken by its first invocation. */
export function isServable({ state }: Pick<FunctionState, 'state'>): boolean {
  return state === 'Active' || state === 'Inactive'
}

const known = new Map<string, Meaning>(Object.entries(reasons))
const stateOf = new Map<string, Meaning | undefined>(Object.entries(states))
const unknown: Meaning = {
  means: 'Lambda gives no reason.',
  remedy: "Correct what Lambda names, then deploy again; the function's log group has what its start reports.",
}

/**
 * Makes an error from a state, or from the reason that Lambda gives for it: its own words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param failed what is known of the function
 */
export function failure(
  doing: string,
  reason: Reason,
  { state, ...failed }: Failed & { state?: string } = {},
): LambdaFailure {
  const { code, text } = reason
  const meaning = known.get(code) ?? (code === '' ? stateOf.get(state ?? 'Failed') : undefined) ?? unknown
  const ofImage = imageRemedies.find(([pattern]) => pattern.test(text))?.[1](failed.image)
  const remedy = ofImage ?? (typeof meaning.remedy === 'string' ? meaning.remedy : meaning.remedy(failed))
  const words = withFullStop(text || meaning.means)
  const what = `${doing}: ${describeReason({ code, text: words })}`
  const quote = code !== '' && meaning !== unknown && { quote: { by: 'Lambda', text: words } }
  return new LambdaFailure({ what, remedy, ...quote }, ofImage === undefined && meaning.passes === true)
}

/** The same for the reason of the last update. */
export function updateFailure(
  doing: string,
  { lastUpdateReason, config }: Pick<FunctionState, 'lastUpdateReason' | 'config'>,
  image?: ImageFacts,
): LambdaFailure {
  return failure(doing, lastUpdateReason, { config, ...(image && { image }) })
}

/** The same for the reason of the state. */
export function stateFailure(
  doing: string,
  { state, stateReason, config }: Pick<FunctionState, 'state' | 'stateReason' | 'config'>,
  image?: ImageFacts,
): LambdaFailure {
  return failure(doing, stateReason, { state, config, ...(image && { image }) })
}
