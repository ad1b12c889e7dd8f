import { createHash } from 'node:crypto'

/** One call of a foreign client. `$name` in its parameters stands for what an earlier step has saved. */
export interface Step {
  /** As the clients call it. */
  service: 'lambda' | 'ecr' | 'sts' | 'cloudwatch' | 'codedeploy' | 'logs'
  operation: string
  parameters: object
  /** Paths in the answer, by the name that they are saved under. */
  save?: Readonly<Record<string, string>>
  /** The code of the error that is expected. */
  error?: string
}

export const blob = (content: string | Buffer) => ({ $blob: Buffer.from(content).toString('base64') })
export const sha256 = (content: string | Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`

/** What the steps are about; the sandbox has it all before the first of them. */
export interface Given {
  account: string
  /** A role for functions, and one to assume, by ARN. */
  executionRole: string
  chained: string
  /** An ID token of GitHub's, for `chained`. */
  token: string
  /** URI of an image that runs, and of another one. */
  images: readonly [string, string]
  /** A function that runs durable executions. */
  durable: string
  /** `sha256:…` of an image in the repository `seeded`. */
  seeded: string
}

const step =
  (service: Step['service']) =>
  (operation: string, parameters: object = {}, more: Pick<Step, 'save' | 'error'> = {}): Step => ({
    service,
    operation,
    parameters,
    ...more,
  })
export const lambda = step('lambda')
export const ecr = step('ecr')
export const sts = step('sts')
export const cloudwatch = step('cloudwatch')
export const codedeploy = step('codedeploy')
export const logs = step('logs')
