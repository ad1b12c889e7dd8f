import { formatArn, parseArn, parseFunctionArn } from './arn.ts'
import { type Denial, except, grant, kinds } from './denial-remedy.ts'
import { present } from './present.ts'
import type { RemedyRule } from './remedy.ts'

// In the words that every AWS service and ECR's registry use (IAM user guide, "Troubleshoot access denied error messages").
const pattern = new RegExp(
  'User: (?<user>\\S+) is not authorized to perform: (?<action>\\S+)(?: on resource: "?(?<resource>[^\\s"]+)"?)?' +
    `(?: because no (?<silent>${kinds.join('|')}) allows| with an (?<explicit>explicit deny)` +
    `(?: in (?:an?|the) (?<denying>${kinds.join('|')})(?:: (?<policy>arn:\\S*\\w))?)?)?`,
)

/** Denials of IAM: the remedy is that of the policy which denies, for those who can change it. */
export const denials: readonly RemedyRule[] = [
  {
    text: pattern,
    remedy: ({ groups = {} }, { role }) => {
      const denial = readDenial({ ...(role !== undefined && { resource: role }), ...present(groups) })
      const remedy = denial.explicit ? except(denial) : grant(denial)
      const mistaken = otherName(denial)
      return mistaken === undefined ? remedy : `${mistaken} If it is: ${remedy}`
    },
  },
]

/** A durable execution is there once: what is added must be for those of all versions. */
const execution = /(:function:[^:]+):[^:/]+\/durable-execution\/.*$/

function readDenial({ user = '', action = '', resource = '*', ...rest }: Record<string, string>): Denial {
  const kind = kinds.find((one) => one === (rest.silent ?? rest.denying))
  return {
    principal: roleOf(user),
    action,
    resource: resource.replace(execution, '$1:*'),
    explicit: rest.explicit !== undefined,
    ...(kind && { kind }),
    ...(rest.policy !== undefined && { policy: rest.policy }),
  }
}

/** The role of a session, `arn:aws:sts::111122223333:assumed-role/deploy/session`; any other caller as it is. */
function roleOf(user: string): string {
  const arn = parseArn(user)
  const name = /^assumed-role\/([^/]+)\//.exec(arn?.resource ?? '')?.[1]
  return arn === undefined || name === undefined
    ? user
    : formatArn({ ...arn, service: 'iam', resource: `role/${name}` })
}

/** What is asked for first may be misnamed: then an input is to be corrected, and no policy widened. */
function otherName({ action, resource }: Denial): string | undefined {
  if (!/:(?:Get|List|Describe|BatchGet)/.test(action)) return undefined
  const arn = parseArn(resource)
  const called = parseFunctionArn(resource)
  if (arn && called && called.qualifier === undefined) {
    return `If ${called.name} in ${arn.region} is not what you meant, correct function-name or aws-region.`
  }
  const repository = arn?.service === 'ecr' && /^repository\/([^*]+)$/.exec(arn.resource)?.[1]
  if (!arn || !repository) return undefined
  return `If the repository ${repository} in ${arn.region} is not what you meant, correct repository, image-uri or aws-region.`
}
