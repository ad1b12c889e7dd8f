import { type Architecture, parseArchitecture } from './domain/architecture.ts'
import { parseBoolean } from './domain/boolean.ts'
import { parseDuration } from './domain/duration.ts'
import { type FunctionName, parseFunctionName } from './domain/function-name.ts'
import {
  type ImageReference,
  parseImageReference,
  parseRepository,
  parseTag,
  type RepositoryName,
} from './domain/image-reference.ts'
import { Findings, Problem } from './domain/problem.ts'
import { parseRegion, type Region } from './domain/region.ts'
import { parseRoleArn } from './domain/role-arn.ts'
import { parseSessionName } from './domain/session-name.ts'
import { inputList, splitLines } from './input-list.ts'

/** What is built, with the names and the meaning of docker/build-push-action. */
export interface BuildInputs {
  context: string
  file?: string
  target?: string
  buildArgs: string[]
  buildContexts: string[]
  /** `id` and value; the value never reaches argv. */
  secrets: NameValue[]
  /** `id` and the name of an environment variable. */
  secretEnvs: NameValue[]
  /** `id` and a path. */
  secretFiles: NameValue[]
  ssh: string[]
  labels: string[]
  cacheFrom: string[]
  cacheTo: string[]
  noCache: boolean
  pull: boolean
  builder?: string
  network?: string
  addHosts: string[]
  allow: string[]
  shmSize?: string
  ulimit: string[]
}

export interface NameValue {
  name: string
  value: string
}

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
  regions: Region[]
  /** ARNs; each next one is assumed with the credentials of the one before. */
  rolesToAssume: string[]
  sessionName?: string
  /** Seconds. */
  sessionDuration: number
  audience: string
  functionName: FunctionName
  publish: boolean
  /** ARN of the execution role. */
  executionRole?: string
  architecture?: Architecture
  build: BuildInputs
  repository?: RepositoryName
  tags: string[]
  createRepository: boolean
  image?: ImageReference
  skipUnchanged: boolean
  /** Milliseconds. */
  waitTimeout: number
  dryRun: boolean
  rehearsal: RehearsalInputs
  githubToken?: string
}

/**
 * Reads every input once.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 * @throws Problem that lists everything that is wrong with them
 */
export function readInputs(get: (name: string) => string): Inputs {
  const findings = new Findings()
  const parsed = <T>(name: string, parse: (text: string, input: string) => T): T | undefined => {
    const text = get(name)
    return text === '' ? undefined : findings.collect(() => parse(text, name))
  }
  const each = <T>(texts: string[], parse: (text: string) => T): T[] =>
    texts.flatMap((text) => findings.collect(() => [parse(text)]) ?? [])
  const flag = (name: string, fallback: boolean) => parsed(name, parseFlag) ?? fallback
  const list = (name: string, options?: ListOptions) => parsed(name, (text) => inputList(text, name, options)) ?? []
  const functionName = parsed('function-name', parseFunctionName)
  if (get('function-name') === '') {
    findings.add('function-name is missing.', 'Name the Lambda function to deploy to.')
  }
  const inputs = {
    regions: [...new Set(each(list('aws-region'), (text) => parseRegion(text)))],
    rolesToAssume: each(splitLines(get('role-to-assume')), (text) => parseRoleArn(text, 'role-to-assume')),
    sessionName: parsed('role-session-name', parseSessionName),
    sessionDuration: parsed('role-duration-seconds', parseSessionDuration) ?? 3600,
    audience: get('audience') || 'sts.amazonaws.com',
    publish: flag('publish', true),
    executionRole: parsed('role', parseRoleArn),
    architecture: parsed('architecture', parseArchitecture),
    build: readBuildInputs(get, list, findings, flag),
    repository: parsed('repository', parseRepository),
    tags: [...new Set(each(list('tags'), parseTag))],
    createRepository: flag('create-repository', true),
    image: parsed('image-uri', parseDeployableImage),
    skipUnchanged: flag('skip-unchanged', true),
    waitTimeout: parsed('wait-timeout', parseDuration) ?? 600_000,
    dryRun: flag('dry-run', false),
    rehearsal: present({
      event: get('test-event') || undefined,
      expect: get('test-expect') || undefined,
      env: list('test-env', { ignoreComma: true }).flatMap(
        (text) => findings.collect(() => [parseVariable(text, 'test-env')]) ?? [],
      ),
      timeout: parsed('test-timeout', parseDuration),
      credentials: flag('test-credentials', false),
      required: flag('test-required', false),
    }),
    githubToken: get('github-token') || undefined,
  }
  findings.refuse()
  if (functionName === undefined) throw new Error('function-name was neither parsed nor refused')
  return present({ ...inputs, functionName })
}

interface ListOptions {
  ignoreComma: boolean
}

function readBuildInputs(
  get: (name: string) => string,
  list: (name: string, options?: ListOptions) => string[],
  findings: Findings,
  flag: (name: string, fallback: boolean) => boolean,
): BuildInputs {
  const lines = (name: string) => list(name, { ignoreComma: true })
  const pairs = (name: string, texts: string[]) =>
    texts.flatMap((text) => findings.collect(() => [parsePair(text, name)]) ?? [])
  return present({
    context: get('context') || '.',
    file: get('file') || undefined,
    target: get('target') || undefined,
    buildArgs: lines('build-args'),
    buildContexts: lines('build-contexts'),
    secrets: pairs('secrets', lines('secrets')),
    secretEnvs: pairs('secret-envs', list('secret-envs')),
    secretFiles: pairs('secret-files', lines('secret-files')),
    ssh: list('ssh'),
    labels: lines('labels'),
    cacheFrom: lines('cache-from'),
    cacheTo: lines('cache-to'),
    noCache: flag('no-cache', false),
    pull: flag('pull', false),
    builder: get('builder') || undefined,
    network: get('network') || undefined,
    addHosts: list('add-hosts'),
    allow: list('allow'),
    shmSize: get('shm-size') || undefined,
    ulimit: lines('ulimit'),
  })
}

/** Removes the members that are undefined, so that absent is the one way to say so. */
function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>
}

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T]
type Present<T> = Omit<T, OptionalKeys<T>> & { [K in OptionalKeys<T>]?: Exclude<T[K], undefined> }

function parseFlag(text: string, input: string): boolean {
  const value = parseBoolean(text)
  if (value !== undefined) return value
  throw new Problem({ what: `${input}: '${text}' is not a boolean.`, remedy: "Write 'true' or 'false'." })
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

/** A variable may be empty, which is how one of the function's is blanked. */
function parseVariable(text: string, input: string): NameValue {
  const equals = text.indexOf('=')
  if (equals > 0) return { name: text.slice(0, equals), value: text.slice(equals + 1) }
  throw new Problem({
    what: `${input}: a line is not of the form 'NAME=value'.`,
    remedy: 'Write one NAME=value per line.',
  })
}

function parsePair(text: string, input: string): NameValue {
  const equals = text.indexOf('=')
  if (equals > 0 && equals < text.length - 1) return { name: text.slice(0, equals), value: text.slice(equals + 1) }
  // What was written may be a secret, so that it is not repeated here.
  throw new Problem({
    what: `${input}: a line is not of the form 'id=…'.`,
    remedy: 'Write one id=… per line; put a value of several lines in double quotes, the id included.',
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
