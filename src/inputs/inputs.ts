import { type Architecture, parseArchitecture } from '../domain/architecture.ts'
import { parseRequired, type RequiredAttestation } from '../domain/attestation.ts'
import { parseWait } from '../domain/duration.ts'
import { type FunctionName, parseFunctionName } from '../domain/function-name.ts'
import {
  type ImageReference,
  parseImageReference,
  parseRepository,
  parseTag,
  type RepositoryName,
} from '../domain/image-reference.ts'
import { present } from '../domain/present.ts'
import { Findings, Problem } from '../domain/problem.ts'
import { parseRegion, type Region } from '../domain/region.ts'
import { parseRoleArn } from '../domain/role-arn.ts'
import type { ScanGate } from '../domain/scan.ts'
import { parseSessionName } from '../domain/session-name.ts'
import { type BuildInputs, readBuildInputs } from './build.ts'
import { type ConfigurationInputs, readConfigurationInputs } from './configuration.ts'
import { type EnvironmentInputs, readEnvironment } from './environment.ts'
import { splitLines } from './list.ts'
import { type PreviewInputs, readPreviewInputs } from './preview.ts'
import { inputReader, type NameValue, oneOf, parseVariable } from './reader.ts'
import { type ReleaseInputs, readReleaseInputs } from './release.ts'
import { type RolloutInputs, readRolloutInputs } from './rollout.ts'
import { type AttestInputs, readAttest, readScanGate } from './supply.ts'
import { eachOnce } from './variables.ts'

/** How the image is tried before it is pushed. */
export interface RehearsalInputs {
  /** JSON, or the path of a JSON file or of a folder of them; without it nothing is rehearsed. */
  event?: string
  /** JSON, or the path of a JSON file. */
  expect?: string
  env: NameValue[]
  /** Milliseconds. */
  timeout?: number
  credentials: boolean
  required: boolean
}

/** The action's inputs, parsed. What has no default of its own and was not given is absent. */
export interface Inputs {
  /** Names of the inputs that say something else than they do without being written. */
  written: ReadonlySet<string>
  regions: Region[]
  /** ARNs; each next one is assumed with the credentials of the one before. */
  rolesToAssume: string[]
  sessionName?: string
  /** Seconds. */
  sessionDuration: number
  audience: string
  /** Absent when an image is only brought to ECR. */
  functionName?: FunctionName
  publish: boolean
  /** ARN of the execution role. */
  executionRole?: string
  /** Whether a function that is not there, and is not created, is left out instead of being an error. */
  skipMissing: boolean
  architecture?: Architecture
  build: BuildInputs
  repository?: RepositoryName
  /** ARNs of the roles for ECR, where they are others; in a chain, as rolesToAssume. */
  repositoryRolesToAssume: string[]
  tags: string[]
  createRepository: boolean
  /** Of image-uri. */
  image?: ImageReference
  /** Of image: its name in the engine. */
  localImage?: string
  /** What is put beside the image; absent when nothing is. */
  attest?: AttestInputs
  /** Whose provenance an image of image-uri must have; absent when none is asked for. */
  attestation?: RequiredAttestation
  /** What a scan of the image must not find; absent when none is waited for. */
  scan?: ScanGate
  skipUnchanged: boolean
  /** Milliseconds. */
  waitTimeout: number
  dryRun: boolean
  rehearsal: RehearsalInputs
  configuration: ConfigurationInputs
  release: ReleaseInputs
  rollout: RolloutInputs
  preview: PreviewInputs
  githubToken?: string
  /** Where the deploy is reported on GitHub; absent when it is not. */
  environment?: EnvironmentInputs
}

/** The inputs of a run that is about a function. */
export type FunctionInputs = Inputs & { functionName: FunctionName }

/** Whether the inputs name a function. */
export function hasFunction<I extends Inputs>(inputs: I): inputs is I & FunctionInputs {
  return inputs.functionName !== undefined
}

/**
 * Reads every input once.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 * @throws Problem that lists everything that is wrong with them
 */
export function readInputs(get: (name: string) => string): Inputs {
  const findings = new Findings()
  const read = inputReader(get, findings)
  const inputs = {
    written: read.written,
    functionName: read.parsed('function-name', parseFunctionName),
    regions: [...new Set(read.each(read.list('aws-region'), (text) => parseRegion(text)))],
    rolesToAssume: read.each(splitLines(read.text('role-to-assume') ?? ''), (text) =>
      parseRoleArn(text, 'role-to-assume'),
    ),
    sessionName: read.parsed('role-session-name', parseSessionName),
    sessionDuration: read.parsed('role-duration-seconds', parseSessionDuration) ?? 3600,
    audience: read.text('audience') ?? 'sts.amazonaws.com',
    publish: read.flag('publish', true),
    executionRole: read.parsed('role', parseRoleArn),
    skipMissing: read.parsed('missing', oneOf(['fail', 'skip'])) === 'skip',
    architecture: read.parsed('architecture', parseArchitecture),
    configuration: readConfigurationInputs(read),
    build: readBuildInputs(read),
    repository: read.parsed('repository', parseRepository),
    repositoryRolesToAssume: read.each(splitLines(read.text('repository-role-to-assume') ?? ''), (text) =>
      parseRoleArn(text, 'repository-role-to-assume'),
    ),
    tags: [...new Set(read.each(read.list('tags'), parseTag))],
    createRepository: read.flag('create-repository', true),
    image: read.parsed('image-uri', parseDeployableImage),
    localImage: read.parsed('image', parseLocalImage),
    attest: readAttest(read),
    attestation: read.parsed('require-attestation', parseRequired),
    scan: readScanGate(read),
    skipUnchanged: read.flag('skip-unchanged', true),
    waitTimeout: read.parsed('wait-timeout', parseWait) ?? 600_000,
    dryRun: read.flag('dry-run', false),
    rehearsal: present({
      event: read.text('test-event'),
      expect: read.text('test-expect'),
      env: eachOnce(read, 'test-env', parseTestVariable),
      timeout: read.parsed('test-timeout', parseWait),
      credentials: read.flag('test-credentials', false),
      required: read.flag('test-required', false),
    }),
    release: readReleaseInputs(read),
    rollout: readRolloutInputs(read),
    preview: readPreviewInputs(read),
    githubToken: read.text('github-token'),
    environment: readEnvironment(read),
  }
  if (inputs.functionName === undefined && get('function-name') === '' && get('repository') === '') {
    findings.add(
      'function-name is missing.',
      'Name the Lambda function to deploy to, or set repository to build and push an image without one.',
    )
  }
  findings.refuse()
  return present(inputs)
}

// STS API reference, "AssumeRoleWithWebIdentity", parameter DurationSeconds.
function parseSessionDuration(text: string, input: string): number {
  const seconds = Number(text)
  if (/^\d+$/.test(text) && seconds >= 900 && seconds <= 43_200) return seconds
  throw new Problem({
    what: `${input}: '${text}' is not a lifetime that STS grants.`,
    remedy: "Write 900 to 43200 seconds, at most the role's own maximum session duration.",
  })
}

// docker docs, "docker run", --env-file: a name has no white space, and a line that begins with '#' is a comment.
function parseTestVariable(text: string): NameValue {
  const variable = parseVariable(text, 'test-env')
  if (/^[^\s#]\S*$/.test(variable.name)) return variable
  throw new Problem({
    what: `test-env: '${variable.name}' is not the name of a variable.`,
    remedy: "Write a name without white space that does not begin with '#'.",
  })
}

// docker docs, "docker tag": a name, a tag, an id or a digest. Nothing else reaches docker's arguments.
function parseLocalImage(text: string, input: string): string {
  if (/^\w[\w.:/@-]{0,511}$/.test(text)) return text
  throw new Problem({
    what: `${input}: '${text}' is not the name of an image.`,
    remedy: "Write it as 'docker image ls' does, for example 'hello-world:latest'.",
  })
}

function parseDeployableImage(text: string, input: string): ImageReference {
  const reference = parseImageReference(text, input)
  if (reference.tag !== undefined || reference.digest !== undefined) return reference
  throw new Problem({
    what: `${input}: '${text}' names no tag and no digest.`,
    remedy: "Add ':<tag>' or '@sha256:<digest>'.",
  })
}
