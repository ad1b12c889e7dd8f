import { type Permissions, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import type { TestContext } from 'vitest'
import { messageOf } from '../../src/domain/text.ts'
import { type GitHubClient, githubClient } from '../../src/github/client.ts'

/** The repository of the sandbox's job. */
export const repository = 'octo-org/hello-lambda'

/** A sandbox for one of several tests that wait side by side. */
export async function openSandbox({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<Sandbox> {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.stop())
  return sandbox
}

/** Discards what a client logs. */
export const silent = { log: () => {}, debug: () => {} }

/** A client with a token of the sandbox. */
export function clientOf(
  { github }: Sandbox,
  permissions: Permissions,
  signal = new AbortController().signal,
): Promise<GitHubClient> {
  return githubClient({ token: github.token(permissions), apiUrl: github.apiUrl, signal, ...silent })
}

/** The message that a promise is rejected with. @throws Error when it is not */
export async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return messageOf(error)
  }
  throw new Error('Nothing was refused')
}
