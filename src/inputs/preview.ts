import * as v from 'valibot'
import { parseDuration } from '../domain/duration.ts'
import { parseJson } from '../domain/json.ts'
import { present } from '../domain/present.ts'
import { Problem } from '../domain/problem.ts'
import { oneOf, type Reader } from './reader.ts'

/** How pull requests get previews. */
export interface PreviewInputs {
  /** Whether the run is about previews at all. */
  enabled: boolean
  url: UrlConfig
  /** Milliseconds without a push after which a sweep removes a preview; never when absent. */
  ttl?: number
  /** Whether the log group is deleted with the function. */
  deleteLogs: boolean
  /** Whether a pull request from a fork fails the step. */
  failForks: boolean
  /** Of GitHub's deployments; `preview/pr-<number>` when absent. */
  environment?: string
}

/** The desired configuration of the function's URL. */
export interface UrlConfig {
  authType: 'NONE' | 'AWS_IAM'
  invokeMode: 'BUFFERED' | 'RESPONSE_STREAM'
  /** In AWS's shape; none when absent. */
  cors?: Cors
}

/** Reads the inputs of previews; the reader collects what is wrong with them. */
export function readPreviewInputs(read: Reader): PreviewInputs {
  const choice = <T>(name: string, choices: Readonly<Record<string, T>>) => {
    const word = read.parsed(name, oneOf(Object.keys(choices)))
    return word === undefined ? undefined : choices[word]
  }
  return present({
    enabled: read.flag('preview', false),
    url: present({
      authType: choice('preview-url-auth', { none: 'NONE', 'aws-iam': 'AWS_IAM' } as const) ?? 'NONE',
      invokeMode:
        choice('preview-url-invoke-mode', { buffered: 'BUFFERED', 'response-stream': 'RESPONSE_STREAM' } as const) ??
        'BUFFERED',
      cors: read.parsed('preview-url-cors', parseCors),
    }),
    ttl: read.parsed('preview-ttl', parseAge),
    deleteLogs: read.flag('preview-delete-logs', true),
    failForks: choice('preview-fork', { notice: false, fail: true }) ?? false,
    environment: read.text('preview-environment'),
  })
}

/** A duration as everywhere, or days, `7d`. @returns milliseconds */
function parseAge(text: string, input: string): number {
  const days = /^(\d+)d$/.exec(text)?.[1]
  return days === undefined ? parseDuration(text, input) : parseDuration(`${Number(days) * 24}h`, input)
}

// Lambda API reference, "Cors".
const list = (most: number) => v.optional(v.pipe(v.array(v.string()), v.maxLength(most)))
const cors = v.strictObject({
  AllowCredentials: v.optional(v.boolean()),
  AllowHeaders: list(100),
  AllowMethods: list(6),
  AllowOrigins: list(100),
  ExposeHeaders: list(100),
  MaxAge: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400))),
})

export type Cors = v.InferOutput<typeof cors>

function parseCors(text: string, input: string): Cors {
  const value = parseJson(text)
  if (value === undefined) {
    throw new Problem({ what: `${input} is not JSON.`, remedy: `Write for example ${corsExample}.` })
  }
  const parsed = v.safeParse(cors, Array.isArray(value) ? undefined : value)
  if (parsed.success) return parsed.output
  throw new Problem(
    parsed.issues.map((issue) => ({
      what: `${input}: ${v.getDotPath(issue) ?? ''}: ${issue.message.replaceAll('"', "'")}.`,
      remedy: `Write it in AWS's shape, for example ${corsExample}.`,
    })),
  )
}

const corsExample = '{"AllowOrigins": ["https://example.com"], "AllowMethods": ["GET"]}'
