import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExecutionRequest } from '../../container/request.ts'
import { inertLine } from '../../domain/inert.ts'
import { asList, asText, member, parseJson } from '../../domain/json.ts'
import { type Body, dropRest, readBody } from '../body.ts'
import { DurableExecution } from './execution.ts'
import { Refusal } from './operations.ts'

/** Bytes of what a handler sends: many results at a time, or one that an answer can't hold. */
const bodyLimit = 16 * 1024 * 1024

/** What it needs to know of the function. */
type Described = Pick<ExecutionRequest, 'function' | 'functionArn' | 'log'>

/**
 * The part of Lambda's own API that durable handlers call, beside the Runtime API: checkpoints, and further pages of
 * their state (Lambda API reference, "CheckpointDurableExecution", "GetDurableExecutionState"). They find it by
 * AWS_ENDPOINT_URL_LAMBDA. Signatures are not checked: who may call at all, the guard of the Runtime API says.
 */
export class DurableApi {
  readonly #prefix: string
  readonly #log: (line: string) => void
  readonly #limit: number
  #execution: DurableExecution | undefined

  /** @param executionTimeout seconds that an execution may take in all */
  constructor({ function: { version }, functionArn, log }: Described, executionTimeout: number) {
    this.#prefix = `${functionArn}:${version}/durable-execution`
    this.#log = log
    this.#limit = executionTimeout * 1000
  }

  /** Begins an execution, which takes the place of the one before. @param payload JSON */
  begin(payload: string): DurableExecution {
    const arn = `${this.#prefix}/${crypto.randomUUID()}/${crypto.randomUUID()}`
    this.#execution = new DurableExecution({ arn, payload, limit: this.#limit })
    return this.#execution
  }

  /** Answers a request. @returns whether it was one to Lambda's own API */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [path = '', query] = (request.url ?? '/').split('?')
    if (!lambdaPath.test(path)) return false
    const call = `${request.method} ${path}`
    try {
      say(response, 200, await this.#carryOut(call, new URLSearchParams(query), request))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // Many clients read nothing before they have sent all.
      await dropRest(request)
      const type = { 'x-amzn-errortype': error.code }
      say(response, 400, { Type: 'User', message: error.message }, type)
    }
    return true
  }

  async #carryOut(call: string, query: URLSearchParams, request: IncomingMessage): Promise<object> {
    const [, method, arn = '', what] =
      /^(\w+) \/2025-12-01\/durable-executions\/(.+)\/(checkpoint|state)$/.exec(call) ?? []
    if (method !== (what === 'state' ? 'GET' : 'POST')) throw this.#foreign(call)
    const execution = this.#execution
    if (execution === undefined || decode(arn) !== execution.arn) {
      throw new Refusal('This execution is not the one that is rehearsed.', 'ResourceNotFoundException')
    }
    if (what === 'state') return execution.state(query.get('CheckpointToken') ?? '', query.get('Marker') ?? '')
    const sent = parseSent(await readBody(request, bodyLimit))
    return execution.checkpoint(asText(member(sent, 'CheckpointToken')), asList(member(sent, 'Updates')))
  }

  /** A call of the handler's own, of which nothing is known here. */
  #foreign(call: string): Refusal {
    this.#log(
      inertLine(`The handler calls Lambda itself (${call}): the rehearsal serves checkpoints alone, and refuses it.`),
    )
    return new Refusal(
      `The rehearsal serves the checkpoints of durable executions alone, and not ${call}.`,
      'NotPartOfTheRehearsalException',
    )
  }
}

/** Lambda's own API has a date and what it is about; the Runtime and the Extensions API are about other things. */
const lambdaPath = /^\/\d{4}-\d{2}-\d{2}\/(?!runtime\/|extension\/|telemetry$|logs$)/

function parseSent(body: Body): unknown {
  const sent = body.kind === 'whole' ? parseJson(body.payload.toString('utf8')) : undefined
  if (sent === undefined) throw new Refusal('Could not parse the request.', 'InvalidRequestContentException')
  return sent
}

/** Some clients encode the slashes of the ARN as well. */
function decode(arn: string): string {
  try {
    return decodeURIComponent(arn)
  } catch {
    return ''
  }
}

function say(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}
