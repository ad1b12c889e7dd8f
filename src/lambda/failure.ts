import { Problem } from '../domain/problem.ts'
import { withFullStop } from '../domain/text.ts'
import type { ImageFacts } from '../image/facts.ts'
import { shrink } from '../image/size.ts'
import { describeReason, type Reason } from './function.ts'

// Lambda API reference, "FunctionConfiguration": StateReasonCode and LastUpdateStatusReasonCode.
const remedies = new Map(
  Object.entries({
    ImageDeleted:
      'The image was deleted from ECR: push it again, and let no lifecycle rule delete images that versions use.',
    ImageAccessDenied:
      'Let lambda.amazonaws.com pull in the repository policy (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and use ' +
      'a KMS key that it may use.',
    KMSKeyAccessDenied: 'Let the function use the KMS key of its environment or its image.',
    InsufficientRolePermissions: "Add what is missing to the function's execution role.",
    InvalidConfiguration: "Correct the function's configuration.",
    EniLimitExceeded: 'Raise the quota of network interfaces, or delete unused ones.',
    SubnetOutOfIPAddresses: "Give the function's subnets free addresses, or more subnets.",
    InvalidSubnet: "Correct the function's subnets.",
    InvalidSecurityGroup: "Correct the function's security groups.",
    InternalError: 'Lambda failed by itself: run the job again.',
  }),
)

const imageRemedies: readonly [RegExp, (image?: ImageFacts) => string][] = [
  [/SizeLimitExceeded/, (image) => shrink(image?.layers ?? [], 'compressed')],
  [/UnsupportedImageLayerDetected/, () => 'Build the image again with buildx and gzip layers.'],
]

/**
 * Makes an error from a reason that Lambda gives: its own words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param image what it is made of, where it is known
 */
export function failure(doing: string, reason: Reason, image?: ImageFacts): Problem {
  const { code, text } = reason
  const remedy =
    imageRemedies.find(([pattern]) => pattern.test(text))?.[1](image) ??
    remedies.get(code) ??
    (code.startsWith('FunctionError')
      ? "Run the image locally and correct what its start reports; the function's log has it too."
      : 'Correct the image or the function, then deploy again.')
  return new Problem({ what: `${doing}: ${withFullStop(describeReason(reason))}`, remedy })
}
