import { present } from '../domain/present.ts'
import { Problem } from '../domain/problem.ts'
import type { NameValue, Reader } from './reader.ts'

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

/** Reads the build's inputs; the reader collects what is wrong with them. */
export function readBuildInputs(read: Reader): BuildInputs {
  const lines = (name: string) => read.list(name, { ignoreComma: true })
  const pairs = (name: string, texts: string[]) => read.each(texts, (text) => parsePair(text, name))
  return present({
    context: read.text('context') ?? '.',
    file: read.text('file'),
    target: read.text('target'),
    buildArgs: lines('build-args'),
    buildContexts: lines('build-contexts'),
    secrets: pairs('secrets', lines('secrets')),
    secretEnvs: pairs('secret-envs', read.list('secret-envs')),
    secretFiles: pairs('secret-files', lines('secret-files')),
    ssh: read.list('ssh'),
    labels: lines('labels'),
    cacheFrom: lines('cache-from'),
    cacheTo: lines('cache-to'),
    noCache: read.flag('no-cache', false),
    pull: read.flag('pull', false),
    builder: read.text('builder'),
    network: read.text('network'),
    addHosts: read.list('add-hosts'),
    allow: read.list('allow'),
    shmSize: read.text('shm-size'),
    ulimit: lines('ulimit'),
  })
}

function parsePair(text: string, input: string): NameValue {
  const equals = text.indexOf('=')
  if (equals > 0 && equals < text.length - 1) return { name: text.slice(0, equals), value: text.slice(equals + 1) }
  // The input may be a secret, so the error does not repeat it.
  throw new Problem({
    what: `${input}: a line is not of the form 'id=…'.`,
    remedy: 'Write one id=… per line; put a value of several lines in double quotes, the id included.',
  })
}
