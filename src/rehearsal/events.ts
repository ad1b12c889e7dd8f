import { join } from 'node:path'
import { parseJson, parseJsonExactly } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { cut } from '../domain/text.ts'
import { findPath, listFolder, readTextFile, type Workplace } from '../inputs/files.ts'

/** An event that the image is handed, and what its response must contain. */
export interface RehearsalEvent {
  /** For the reader: the file's name, or the input's. */
  name: string
  /** JSON. */
  payload: string
  /** Absent when any response will do. */
  expected?: { value: unknown }
}

const expectation = '.expect.json'

/**
 * Bytes of an event that is answered while its caller waits, which is how events are verified (InvocationType
 * RequestResponse; Lambda's own RequestTooLargeException). The quota in words is 6 MB. It is 1 MB where the caller does
 * not wait (Event), as for executions of some durable functions: that is checked where the function is known.
 */
const payloadLimit = 6_291_456

/** Inputs that hold events and what is expected of their responses, each as it was written. */
export interface EventInputs {
  /** Without one there are no events. */
  event: string | undefined
  expect: string | undefined
  /** How the names of the two begin. */
  of: 'test' | 'verify' | 'before-traffic'
}

/**
 * Reads the events of an input: JSON, the path of a JSON file, or a folder of `*.json` files in the order of their
 * names, where `<name>.expect.json` holds what the response to `<name>.json` must contain. What is expected of every
 * event without an expectation of its own is JSON or the path of a JSON file, too.
 *
 * @throws Problem when something is neither JSON nor a path, leads out of the workspace, can't be read, when an event is
 *   larger than Lambda takes, when a folder holds no event, or an expectation without its event
 */
export function readEvents({ event, expect, of }: EventInputs, workplace: Workplace): RehearsalEvent[] {
  if (event === undefined) return []
  const input = `${of}-event`
  const common =
    expect === undefined ? {} : { expected: { value: parseJsonExactly(readJson(expect, `${of}-expect`, workplace)) } }
  const found = isJson(event) ? undefined : findPath(event, input, workplace)
  if (found?.kind === 'folder') return readFolder({ folder: event, real: found.path, input, workplace }, common)
  return [{ name: input, payload: withinLimit(readJson(event, input, workplace), `${input}: the event`), ...common }]
}

interface EventFolder {
  /** As it was written. */
  folder: string
  /** Its real path. */
  real: string
  input: string
  workplace: Workplace
}

function readFolder(of: EventFolder, common: Pick<RehearsalEvent, 'expected'>): RehearsalEvent[] {
  const { folder, real, input, workplace } = of
  const files = listFolder(real, `${input}: the folder '${folder}'`).filter((file) => file.endsWith('.json'))
  const events = files.filter((file) => !file.endsWith(expectation)).sort()
  if (events.length === 0) {
    throw new Problem({
      what: `${input}: the folder '${folder}' contains no *.json file.`,
      remedy: 'Put an event in it.',
    })
  }
  const astray = files.find((file) => file.endsWith(expectation) && !files.includes(eventOf(file)))
  if (astray !== undefined) {
    throw new Problem({
      what: `${input}: '${join(folder, astray)}' belongs to an event that is not there.`,
      remedy: `Put ${eventOf(astray)} beside it, or remove it.`,
    })
  }
  const read = (file: string) => readJsonFile(join(folder, file), input, workplace)
  return events.map((file) => {
    const own = file.replace(/\.json$/, expectation)
    const expected = files.includes(own) ? { expected: { value: parseJsonExactly(read(own)) } } : common
    return { name: file, payload: withinLimit(read(file), `${input}: '${join(folder, file)}'`), ...expected }
  })
}

function eventOf(file: string): string {
  return file.replace(expectation, '.json')
}

function withinLimit(payload: string, event: string): string {
  const size = Buffer.byteLength(payload)
  if (size <= payloadLimit) return payload
  throw new Problem({
    what: `${event} has ${size} bytes, and Lambda takes ${payloadLimit} at most.`,
    remedy: 'Shorten the event, or put what is large into S3 and let the event say where it is.',
  })
}

function readJson(text: string, input: string, workplace: Workplace): string {
  return isJson(text) ? text : readJsonFile(text, input, workplace)
}

function readJsonFile(path: string, input: string, workplace: Workplace): string {
  const found = findPath(path, input, workplace)
  if (found?.kind !== 'file') {
    throw new Problem({
      what: `${input}: '${cut(path, 100)}' is neither JSON nor the path of a file in the workspace.`,
      remedy: 'Write a JSON value, or a path relative to the workspace.',
    })
  }
  const content = readTextFile(found.path, `${input}: the file '${path}'`)
  if (isJson(content)) return content
  throw new Problem({ what: `${input}: the file '${path}' does not contain JSON.`, remedy: 'Correct the file.' })
}

function isJson(text: string): boolean {
  return parseJson(text) !== undefined
}
