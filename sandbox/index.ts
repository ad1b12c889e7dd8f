import { awsEndpoint } from './aws/endpoint.ts'
import { identifyCaller } from './aws/identify.ts'
import { type Session, Sessions, sessionVariables } from './aws/sessions.ts'
import { type CloudWatchSandbox, cloudWatchService } from './cloudwatch/index.ts'
import { type CodeDeploySandbox, codeDeployService } from './codedeploy/index.ts'
import { partitionOf } from './core/arn.ts'
import { Faults } from './core/faults.ts'
import { listen } from './core/http.ts'
import { RequestLog } from './core/requests.ts'
import { type EcrSandbox, ecrService, type RepositorySeed } from './ecr/index.ts'
import { type GitHubSandbox, type Job, startGitHub } from './github/index.ts'
import { Iam, type RoleSeed, type User } from './iam/roles.ts'
import { type LambdaSandbox, lambdaService, type Settle } from './lambda/index.ts'
import { type LogsSandbox, logsService } from './logs/index.ts'
import { type StsSandbox, stsService } from './sts/index.ts'

export { baseLayer, importBaseImage, packLayer } from './base-image.ts'
export type { Alarm, AlarmSeed, AlarmState, CloudWatchSandbox } from './cloudwatch/index.ts'
export { readAppSpec } from './codedeploy/appspec.ts'
export type { CodeDeploySandbox, GroupSeed, RollbackEvent, Traffic } from './codedeploy/index.ts'
export {
  type Fault,
  type FaultHandle,
  Faults,
  type Hold,
  IDP_COMMUNICATION_ERROR,
  NO_VERIFICATION_KEY,
} from './core/faults.ts'
export { listen } from './core/http.ts'
export { type LoggedRequest, RequestLog } from './core/requests.ts'
export type {
  EcrSandbox,
  ImageParts,
  ReplicationRule,
  RepositoryId,
  RepositorySeed,
  ScanSeed,
  SeededVulnerability,
  StoredManifest,
} from './ecr/index.ts'
export { claimsOf } from './github/claims.ts'
export type {
  Comment,
  CommentSeed,
  CommitSeed,
  Deployment,
  DeploymentSeed,
  DeploymentState,
  GitHubSandbox,
  Job,
  Permissions,
  PullRequestHandle,
  PullRequestSeed,
  RepositoryHandle,
} from './github/index.ts'
export { denied } from './iam/caller.ts'
export { GUARD_KINDS, type GuardKind } from './iam/guards.ts'
export { judge } from './iam/judge.ts'
export { type PolicyDocument, parseIdentityPolicy, parseResourcePolicy } from './iam/policy.ts'
export { Iam, LAMBDA_TRUST, Role, type RoleSeed, User } from './iam/roles.ts'
export { type LambdaSandbox, lambdaService } from './lambda/index.ts'
export type { LogGroup, LogGroupSeed, LogsSandbox } from './logs/index.ts'
export type { StsSandbox } from './sts/index.ts'

export interface SandboxOptions {
  /** Twelve digits; default `111122223333`. */
  accountId?: string
  /** Default `['us-east-1']`. All of one partition. */
  regions?: readonly string[]
  /** How long Lambda takes, in ms. */
  settle?: Partial<Settle>
  roles?: readonly RoleSeed[]
  /** Repositories that are there; without a region in every one. */
  repositories?: readonly RepositorySeed[]
  /** The job that GitHub's ID tokens are about. */
  job?: Partial<Job>
  /** ms that sessions live, whatever the caller asks for. */
  sessionLifetime?: number
}

/** An AWS and a GitHub of one's own, on free ports of the loopback interface. */
export interface Sandbox {
  accountId: string
  regions: readonly string[]
  /** Environment that leads AWS SDKs, the AWS CLI and the runner's toolkit here. It holds no AWS credentials. */
  env: Record<string, string>
  /** `http://127.0.0.1:<port>`, for all AWS services and regions. */
  endpoint: string
  lambda: LambdaSandbox
  ecr: EcrSandbox
  cloudwatch: CloudWatchSandbox
  codedeploy: CodeDeploySandbox
  logs: LogsSandbox
  iam: Iam
  sts: StsSandbox
  github: GitHubSandbox
  faults: Faults
  /** Every call so far. */
  requests: RequestLog
  /** A session of a role without a sign-in. `lifetime` in ms, default one hour. @throws Error without that role */
  session(role: string, lifetime?: number): Session
  /** All sessions so far, of sign-ins and of tests. */
  sessions(): Session[]
  /** AWS_* variables of such a session, as a job has them that signed in before. */
  ambientCredentials(role: string, lifetime?: number): Record<string, string>
  /** AWS_* variables of a user's keys, as a job has them that keeps them as secrets. */
  keysOf(user: User): Record<string, string>
  stop(): Promise<void>
}

const HOUR = 3_600_000

/** Starts a sandbox. Registries are started when they are first needed. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { accountId = '111122223333', regions = ['us-east-1'] } = options
  const [firstRegion = 'us-east-1'] = regions
  const faults = new Faults()
  const requests = new RequestLog()
  const sessions = new Sessions()
  const iam = new Iam(accountId, partitionOf(firstRegion))
  for (const role of options.roles ?? []) iam.putRole(role)

  const github = await startGitHub({ faults, requests, ...(options.job && { job: options.job }) })
  const { sessionLifetime } = options
  const sts = stsService({
    iam,
    sessions,
    keysOf: async (issuer) => (issuer === github.job.issuer ? await github.keys() : undefined),
    ...(sessionLifetime !== undefined && { sessionLifetime }),
  })
  const ecr = ecrService({ accountId, regions, faults, requests })
  const { settle } = options
  const logs = logsService({ accountId, regions })
  const lambda = lambdaService({
    images: ecr.images,
    accountId,
    onLog: logs.ensureGroup,
    isExecutionRole: (role) => iam.isAssumable(role, 'lambda.amazonaws.com'),
    roleAllows: (role, action) => iam.allows(role, action),
    isKnownToKms: (role) => iam.findRole(role)?.unknownTo.has('kms') !== true,
    access: (role) => {
      const known = iam.findRole(role)
      if (known === undefined) return {}
      return { AWS_ENDPOINT_URL_LAMBDA: endpoint.url, ...sessionVariables(sessions.create(known, 'function', HOUR)) }
    },
    identify: (request, service, region) => identifyCaller(sessions, request, service, region),
    ...(settle !== undefined && { settle }),
  })
  const cloudwatch = cloudWatchService({ accountId, regions })
  const codedeploy = codeDeployService({ accountId, regions, lambda, cloudwatch })
  const services = [lambda, ecr, sts, cloudwatch, codedeploy, logs]
  const endpoint = await listen(awsEndpoint({ services, regions, sessions, faults, requests }))
  await seed(ecr, regions, options.repositories ?? [])

  const session = (role: string, lifetime = HOUR) => sessions.create(iam.role(role), 'ambient', lifetime)
  return {
    accountId,
    regions,
    env: {
      AWS_ENDPOINT_URL: endpoint.url,
      ...github.tokenRequest,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_SERVER_URL: 'https://github.com',
    },
    endpoint: endpoint.url,
    lambda,
    ecr,
    cloudwatch,
    codedeploy,
    logs,
    iam,
    sts,
    github,
    faults,
    requests,
    session,
    sessions: () => sessions.all(),
    ambientCredentials: (role, lifetime) => sessionVariables(session(role, lifetime)),
    keysOf(user) {
      const { accessKeyId, secretAccessKey } = sessions.createKeys(user)
      return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
    },
    async stop() {
      codedeploy.stop()
      await Promise.all([endpoint.close(), github.stop(), lambda.stop()])
      // Lambda's containers and images come from the registries, which therefore go last.
      await ecr.stop()
    },
  }
}

async function seed(ecr: EcrSandbox, regions: readonly string[], seeds: readonly RepositorySeed[]): Promise<void> {
  // Every region's registry has its host from the start, so that image URIs can be told from foreign ones.
  await Promise.all(regions.map((region) => ecr.host(region)))
  for (const one of seeds) {
    for (const region of one.region === undefined ? regions : [one.region]) {
      await ecr.createRepository({ ...one, region })
    }
  }
}
