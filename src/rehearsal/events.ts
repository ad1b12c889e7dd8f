import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { messageOf } from '../domain/text.ts'

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
 * Reads the events of an input: JSON, the path of a JSON file, or a folder of `*.json` files in the order of their
 * names, where `<name>.expect.json` holds what the response to `<name>.json` must contain.
 *
 * @param text of the input
 * @param expected JSON, or the path of a JSON file, for every event without an expectation of its own
 * @throws Problem when something is neither JSON nor a path, or can't be read, or a folder holds no event or an expectation without
 *   its event
 */
export function readEvents(
  text: string,
  expected: string | undefined,
  input: string,
  expectInput: string,
): RehearsalEvent[] {
  const common = expected === undefined ? {} : { expected: { value: parseJson(readJson(expected, expectInput)) } }
  if (!isJson(text) && find(text)?.isDirectory()) return readFolder(text, common, input)
  return [{ name: input, payload: readJson(text, input), ...common }]
}

function readFolder(folder: string, common: Pick<RehearsalEvent, 'expected'>, input: string): RehearsalEvent[] {
  const files = orRefused(input, folder, () => readdirSync(folder)).filter((file) => file.endsWith('.json'))
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
      what: `${input}: '${join(folder, astray)}' expects something of an event that is not there.`,
      remedy: `Put ${eventOf(astray)} beside it, or remove it.`,
    })
  }
  return events.map((file) => {
    const own = file.replace(/\.json$/, expectation)
    const expected = files.includes(own)
      ? { expected: { value: parseJson(readJson(join(folder, own), input)) } }
      : common
    return { name: file, payload: readJson(join(folder, file), input), ...expected }
  })
}

function eventOf(file: string): string {
  return file.replace(expectation, '.json')
}

function readJson(text: string, input: string): string {
  if (isJson(text)) return text
  const found = find(text)
  if (!found?.isFile()) {
    throw new Problem({
      what: `${input}: '${text.slice(0, 100)}' is neither JSON nor the path of a file in the workspace.`,
      remedy: 'Write a JSON value, or a path relative to the workspace.',
    })
  }
  if (found.size > limit) {
    throw new Problem({
      what: `${input}: the file '${text}' has ${found.size} bytes, and ${limit} are read at most.`,
      remedy: 'Use a smaller file: Lambda takes 6 MB for an event, and for a response.',
    })
  }
  const content = orRefused(input, text, () => readFileSync(text, 'utf8'))
  if (isJson(content)) return content
  throw new Problem({ what: `${input}: the file '${text}' does not contain JSON.`, remedy: 'Correct the file.' })
}

/** Bytes of a file that are read: more than Lambda takes, with room for blanks and line ends. */
const limit = 64 * 1024 ** 2

/** What is at a path; undefined where there is nothing, or nothing that can be read. */
function find(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    // A text that is no path at all, and one that is too long to be one, lead here as well.
    return undefined
  }
}

function orRefused<T>(input: string, path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const what = `${input}: '${path}' can't be read: ${messageOf(error)}.`
    throw new Problem({ what, remedy: 'Let the user that runs this step read it.' }, { cause: error })
  }
}

function isJson(text: string): boolean {
  return parseJson(text) !== undefined
}
