import { asList, asText, member, parseJson } from '../domain/json.ts'
import { cut, withoutFullStop } from '../domain/text.ts'

/** An error in a runtime's own words. */
export interface ReportedError {
  /** One line, without a full stop. */
  first: string
  /** Further lines of its message. */
  rest: readonly string[]
  /** The lines of its stack that lead to the mistake, which are those of the function's own code. */
  stack: readonly string[]
  /** All of it: type, message and stack, each on lines of its own. */
  text: string
}

/** Lines, and characters of each, that are kept of a message. */
const mostLines = 20
const mostCharacters = 300

/** Lines of a stack that tell: the place of the mistake, and how it came there. */
const mostFrames = 6

/** Frames of the runtimes themselves. */
const ofRuntime =
  /\/var\/runtime\/|\/awslambdaric\/|\/aws-lambda-ric\/|\/aws_lambda_ric\/|\bnode:internal|<frozen |\bjdk\.internal\.|\bjava\.base\/|\bcom\.amazonaws\.services\.lambda\.runtime\.api\b/

/**
 * Reads an error as a runtime reports it: JSON with `errorType`, `errorMessage` and a stack (Lambda developer guide,
 * "Using the Lambda runtime API"), whose member each client calls otherwise.
 *
 * @param type as in the header Lambda-Runtime-Function-Error-Type
 */
export function readReportedError(type: string | undefined, payload: Buffer): ReportedError {
  const text = payload.toString('utf8')
  const error = parseJson(text)
  const name = type || asText(member(error, 'errorType'))
  const message = asText(member(error, 'errorMessage'))
  const stack = ['trace', 'stackTrace'].flatMap((one) => asList(member(error, one))).flatMap(frameOf)
  const words = [name, message].filter((word) => word !== '').join(': ') || text
  const [first = '', ...rest] = words.split('\n').map((line) => cut(line.trimEnd(), mostCharacters))
  return {
    first: withoutFullStop(first) || 'no reason given',
    rest: rest.slice(0, mostLines),
    stack: telling(stack).map((line) => cut(line.trimEnd(), mostCharacters)),
    text: [name, ...(message === '' ? [text] : [message, ...stack])].join('\n'),
  }
}

/** Clients post texts, and that of Go an object for each frame. */
function frameOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const [label, path, line] = ['label', 'path', 'line'].map((name) => member(value, name))
  return typeof label === 'string' && typeof path === 'string' ? [`${label} (${path}:${line})`] : []
}

/** The client of Node repeats the message before the frames; that of Python has the place of the mistake last. */
function telling(stack: readonly string[]): string[] {
  const python = stack.some((one) => /^\s{0,10}File "/.test(one))
  const first = stack.findIndex((one) => /^\s{1,10}at /.test(one))
  const frames = stack.slice(Math.max(first, 0)).filter((one) => one.trim() !== '')
  const own = frames.filter((one) => !ofRuntime.test(one))
  const all = own.length > 0 ? own : frames
  // A frame of Python's has its line of the source below.
  return python ? all.slice(-mostFrames / 2).flatMap((one) => one.trimEnd().split('\n')) : all.slice(0, mostFrames)
}
