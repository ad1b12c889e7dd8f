import { HttpClient } from '@actions/http-client'
import { formatDuration } from '../domain/duration.ts'
import { poll } from '../domain/poll.ts'
import type { UrlConfig } from '../inputs/preview.ts'

/** How a URL answered its first call. */
export interface FirstAnswer {
  /** HTTP status; absent when none came. */
  status?: number
  /** Of the call that was answered. */
  milliseconds: number
  /** What it means, where it is not simply well: a phrase. */
  remark?: string
}

/** `200 after 1.2 s`, with what it means where it is not simply well. */
export function describeAnswer({ status, milliseconds, remark }: FirstAnswer): string {
  if (status === undefined) return remark ?? 'none'
  return `${status} after ${formatDuration(milliseconds)}${remark === undefined ? '' : `: ${remark}`}`
}

/** Whether it says nothing of a failure: 4xx is an answer, too, of a function that works. */
export function isWell({ status }: FirstAnswer): boolean {
  return status !== undefined && status < 500
}

/** How long to call it, in milliseconds. */
export interface Patience {
  /** In all. */
  longest: number
  /** Between two calls. */
  pause: number
  /** One call. A function may take its time, above all at its first start. */
  attempt: number
}

const patience: Patience = { longest: 40_000, pause: 1000, attempt: 30_000 }

/** A host or a permission that is new takes some seconds until it is known everywhere. */
const again = [403, 429]

/** How often a failure of the function may come from its first start. */
const failures = 3

/** Calls a URL until it answers, for a limited time. Never throws, unless the run is cancelled. */
export async function firstAnswer(
  url: string,
  authType: UrlConfig['authType'],
  signal: AbortSignal,
  { longest, pause, attempt }: Patience = patience,
): Promise<FirstAnswer> {
  const end = Date.now() + longest
  let failed = 0
  let answered: (Called & { milliseconds: number }) | undefined
  const { status, byLambda, milliseconds } = await poll({
    what: `the first answer of ${url}`,
    latest: end,
    ask: async () => {
      signal.throwIfAborted()
      const start = performance.now()
      const called = await call(url, Math.max(1, Math.min(attempt, end - Date.now())))
      if (called.status !== undefined && called.status >= 500) failed += 1
      const latest = { ...called, milliseconds: Math.round(performance.now() - start) }
      // The last call may have little time left: what came before it says more than that it got no answer.
      answered = called.status === undefined ? (answered ?? latest) : latest
      return answered
    },
    until: (called) =>
      Date.now() + pause > end || failed >= failures || isAnswer(called.status, called.byLambda, authType),
    interval: pause,
    signal,
  })
  const remark = remarkOn(status, byLambda, authType)
  return { ...(status !== undefined && { status }), milliseconds, ...(remark !== undefined && { remark }) }
}

function isAnswer(status: number | undefined, byLambda: boolean, authType: UrlConfig['authType']): boolean {
  if (status === undefined || status >= 500) return false
  return authType === 'AWS_IAM' || !byLambda || !again.includes(status)
}

// Lambda developer guide, "Invoking Lambda function URLs" and "Control access to Lambda function URLs".
function remarkOn(status: number | undefined, byLambda: boolean, authType: UrlConfig['authType']): string | undefined {
  if (status === undefined) return 'no answer came'
  if (!byLambda && status === 403) return 'the function itself forbids it'
  if (!byLambda && status === 429) return 'the function itself says that it gets too many requests'
  if (status === 403 && authType === 'AWS_IAM')
    return 'callers must sign their requests, and be allowed lambda:InvokeFunctionUrl and lambda:InvokeFunction'
  if (status === 403)
    return 'Lambda refuses every call, although both permissions exist: a policy of the organization may forbid public URLs'
  if (status === 401) return 'the function itself asks for authentication'
  if (status === 429) return 'Lambda throttles it'
  if (status === 502) return 'the function failed, or its answer is not an HTTP response'
  if (status === 504) return 'the function took longer than its timeout'
  if (status >= 500) return 'the function answers that it failed'
  return undefined
}

interface Called {
  /** Absent when no answer came. */
  status?: number
  /** Whether the answer is Lambda's own. */
  byLambda: boolean
}

/** @returns the status, and whether it is Lambda's own: with its refusals comes their name (x-amzn-ErrorType) */
async function call(url: string, socketTimeout: number): Promise<Called> {
  const http = new HttpClient('deploy-lambda-image', [], { allowRedirects: false, socketTimeout })
  try {
    const { message } = await http.get(url)
    // The body of the answer is not needed.
    message.destroy()
    const { statusCode: status, headers } = message
    return { ...(status !== undefined && { status }), byLambda: headers['x-amzn-errortype'] !== undefined }
  } catch {
    return { byLambda: false }
  }
}
