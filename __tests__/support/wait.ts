import type { LambdaClient } from '@aws-sdk/client-lambda'

/** How a client waits for the function `hello`, for half a minute at most. */
export function waitOf(lambda: LambdaClient) {
  const timeout = 30_000
  const { signal } = new AbortController()
  return { lambda, functionName: 'hello', deadline: Date.now() + timeout, timeout, signal }
}
