import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { type LambdaClient, LambdaServiceException } from '@aws-sdk/client-lambda'
import { expect } from 'vitest'
import { isJsonObject } from '../../../core/json.ts'
import { type LambdaSandbox, lambdaService } from '../../../lambda/index.ts'
import { TestImages } from '../../../testing/images.ts'
import { ACCOUNT, serve } from '../../../testing/service.ts'
import { type Bindings, unify } from './unify.ts'

/** One recorded sequence, played against a sandbox of its own whose clock stands still until `wait`. */
export interface Replay {
  client: LambdaClient
  images: TestImages
  lambda: LambdaSandbox
  /** Makes a call through the SDK and compares what went over the wire with the recorded answer. */
  answer<T>(name: string, call: () => Promise<T>): Promise<T | undefined>
  /** Compares what several answers together made. */
  assemble(name: string, result: unknown): void
  /** Lets everything end that is under way. */
  wait(): void
  /** A recorded answer that is not Lambda's: a client refused the call before it was made. */
  skip(name: string): void
}

interface Wire {
  status: number
  body: unknown
}

/**
 * Plays a sequence, and checks that nothing that was recorded was left out.
 *
 * @param newer members of answers that the API did not have yet when this was recorded
 */
export async function replay(
  file: string,
  name: string,
  play: (replay: Replay) => Promise<void>,
  newer: readonly string[] = [],
): Promise<void> {
  const left = new Map(Object.entries(readAnswers(file, name)))
  const take = (answer: string): Record<string, unknown> => {
    const recorded = left.get(answer)
    if (!isJsonObject(recorded)) throw new Error(`${name} has no answer ${answer} left`)
    left.delete(answer)
    return recorded
  }
  let now = Date.now()
  const images = new TestImages()
  const lambda = lambdaService({ images, accountId: ACCOUNT, clock: () => now })
  const served = await serve(lambda)
  const client = served.client()
  const wire = tap(client, newer)
  const bindings: Bindings = new Map()
  try {
    await play({
      client,
      images,
      lambda,
      wait: () => {
        now += 60_000
      },
      assemble: (answer, result) => expect(unify(take(answer), result, bindings), answer).toEqual([]),
      skip: (answer) => void left.delete(answer),
      async answer(answer, call) {
        const recorded = take(answer)
        const [result] = await Promise.allSettled([call()])
        const error: unknown = result.status === 'rejected' ? result.reason : undefined
        expect(compare(recorded, wire(), error, bindings), answer).toEqual([])
        return result.status === 'fulfilled' ? result.value : undefined
      },
    })
    expect([...left.keys()], 'recorded, and not played').toEqual([])
  } finally {
    await lambda.stop()
    await served.stop()
  }
}

/** The members of the recorded answer against the body on the wire; status, code and text as the SDK reads them. */
function compare(recorded: Record<string, unknown>, wire: Wire, thrown: unknown, bindings: Bindings): string[] {
  const inner = recorded.CreateFunctionResponse
  if (isJsonObject(inner)) return compare(inner, wire, thrown, bindings)
  const { ResponseMetadata: metadata, Error: error, StatusCode: statusCode, ...members } = recorded
  const status = isJsonObject(metadata) ? metadata.HTTPStatusCode : (statusCode ?? 200)
  const different = unify(status, wire.status, bindings, 'status')
  if (isJsonObject(error)) {
    if (!(thrown instanceof LambdaServiceException)) return [...different, `${thrown}; recorded ${error.Code}`]
    different.push(...unify(error, { Code: thrown.name, Message: thrown.message }, bindings, 'error'))
    // Recordings of exceptions that the API's model does not have hold no body.
    return Object.keys(members).length === 0 ? different : [...different, ...unify(members, wire.body, bindings)]
  }
  if (thrown !== undefined) return [...different, `failed: ${thrown}`]
  return [...different, ...unify(members, wire.body, bindings)]
}

/** Keeps a copy of what the service answered last, as it was on the wire. */
function tap(client: LambdaClient, without: readonly string[]): () => Wire {
  let last: Wire | undefined
  const drop = (member: string, value: unknown) => (without.includes(member) ? undefined : value)
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      const { response } = result
      if (isJsonObject(response) && response.body instanceof Readable) {
        const chunks: Buffer[] = []
        for await (const chunk of response.body) chunks.push(Buffer.from(chunk))
        const text = Buffer.concat(chunks)
        response.body = Readable.from([text])
        last = { status: Number(response.statusCode), body: text.length === 0 ? {} : JSON.parse(text.toString(), drop) }
      }
      return result
    },
    { step: 'deserialize', priority: 'low', name: 'tap' },
  )
  return () => {
    if (last === undefined) throw new Error('Nothing was answered')
    return last
  }
}

function readAnswers(file: string, name: string): Record<string, unknown> {
  const recordings: unknown = JSON.parse(readFileSync(new URL(`../fixtures/${file}.json`, import.meta.url), 'utf8'))
  const recording = isJsonObject(recordings) ? recordings[name] : undefined
  if (!isJsonObject(recording) || !isJsonObject(recording.answers))
    throw new Error(`${file}.json has no recording ${name}`)
  return recording.answers
}
