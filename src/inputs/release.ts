import { present } from '../domain/present.ts'
import { Problem } from '../domain/problem.ts'
import { parseCondition, type RollbackOn } from '../domain/rollback-on.ts'
import { cut } from '../domain/text.ts'
import { parseTraffic, type Traffic } from '../domain/traffic.ts'
import { parseInteger, type Reader } from './reader.ts'

/** How traffic moves to the new version, and back. */
export interface ReleaseInputs {
  /** Name of the alias that is moved. */
  alias?: string
  /** Executions that are kept ready on the alias; 0 takes them away. */
  provisionedConcurrency?: number
  /** JSON, or the path of a JSON file or of a folder of them: invoked on the new version. */
  verifyEvent?: string
  /** JSON, or the path of a JSON file. */
  verifyExpect?: string
  /** Whom a function with tenant isolation is verified for. */
  verifyTenantId?: string
  /** JSON, or the path of a JSON file or of a folder of them: invoked on the new version once, before the alias moves. */
  beforeTrafficEvent?: string
  /** JSON, or the path of a JSON file. */
  beforeTrafficExpect?: string
  traffic: Traffic
  rollbackAlarms: string[]
  /** How the versions are compared during a shift; absent when they are not. */
  rollbackOn?: RollbackOn
  codeDeploy?: DeploymentGroup
  /** How many published versions are kept; all when absent. */
  keepVersions?: number
  /** Whether a run for an older commit may overwrite a newer one. */
  allowOlder: boolean
  /** Nothing is deployed: the alias moves back. */
  rollback: boolean
  /** The version that it moves back to; the one it had before when absent. */
  rollbackTo?: string
}

/** The application and deployment group that shift the traffic. */
export interface DeploymentGroup {
  application: string
  deploymentGroup: string
}

/** Reads the inputs of the release; the reader collects what is wrong with them. */
export function readReleaseInputs(read: Reader): ReleaseInputs {
  const whole = (name: string, least: number) => read.parsed(name, (text) => parseInteger(text, name, { least }))
  const rollbackTo = whole('rollback-to', 1)
  return present({
    alias: read.parsed('alias', parseAlias),
    provisionedConcurrency: whole('provisioned-concurrency', 0),
    verifyEvent: read.text('verify-event'),
    verifyExpect: read.text('verify-expect'),
    verifyTenantId: read.parsed('verify-tenant-id', parseTenant),
    beforeTrafficEvent: read.text('before-traffic-event'),
    beforeTrafficExpect: read.text('before-traffic-expect'),
    traffic: read.parsed('traffic', parseTraffic) ?? { kind: 'all-at-once' as const },
    rollbackAlarms: [...new Set(read.list('rollback-alarms', { ignoreComma: true }))],
    rollbackOn: readRollbackOn(read),
    codeDeploy: readCodeDeploy(read),
    keepVersions: whole('keep-versions', 1),
    allowOlder: read.flag('allow-older', false),
    rollback: read.flag('rollback', false),
    rollbackTo: rollbackTo === undefined ? undefined : String(rollbackTo),
  })
}

/** How many invocations of a version are enough to tell, when the input does not say. */
const enough = 20

function readRollbackOn(read: Reader): RollbackOn | undefined {
  const [least, quiet] = ['rollback-minimum-invocations', 'rollback-when-quiet']
  const conditions = read.each(read.list('rollback-on'), (text) => parseCondition(text, 'rollback-on'))
  const minimumInvocations = read.parsed(least, (text) => parseInteger(text, least, { least: 1 }))
  const whenQuiet = read.parsed(quiet, parseQuiet)
  if (read.text('rollback-on') !== undefined) {
    return { conditions, minimumInvocations: minimumInvocations ?? enough, whenQuiet: whenQuiet ?? 'accept' }
  }
  for (const input of [least, quiet].filter((name) => read.text(name) !== undefined)) {
    read.findings.add(`${input}: there is no rollback-on, so nothing is compared.`, 'Set rollback-on too.')
  }
  return undefined
}

function parseQuiet(text: string, input: string): RollbackOn['whenQuiet'] {
  if (text === 'accept' || text === 'revert') return text
  throw new Problem({ what: `${input}: '${text}' is neither 'accept' nor 'revert'.`, remedy: 'Write one of them.' })
}

function readCodeDeploy(read: Reader): DeploymentGroup | undefined {
  const application = read.text('codedeploy-application')
  const deploymentGroup = read.text('codedeploy-deployment-group')
  if (application !== undefined && deploymentGroup !== undefined) return { application, deploymentGroup }
  if (application !== undefined || deploymentGroup !== undefined) {
    const missing = application === undefined ? 'codedeploy-application' : 'codedeploy-deployment-group'
    read.findings.add(`${missing} is missing.`, 'CodeDeploy needs both an application and a deployment group.')
  }
  return undefined
}

// Lambda API reference, "CreateAlias", parameter Name.
function parseAlias(text: string, input: string): string {
  if (/^(?!\d+$)[a-zA-Z0-9-_]{1,128}$/.test(text)) return text
  throw new Problem({
    what: `${input}: '${text}' is not the name of an alias.`,
    remedy: "Write up to 128 letters, digits, '-' and '_', not digits alone.",
  })
}

// Lambda API reference, "Invoke", parameter TenantId.
function parseTenant(text: string, input: string): string {
  if (/^[a-zA-Z0-9._:/=+\-@ ]{1,256}$/.test(text)) return text
  throw new Problem({
    what: `${input}: '${cut(text, 100)}' is not the id of a tenant.`,
    remedy: "Write up to 256 letters, digits, blanks and characters of '._:/=+-@'.",
  })
}
