import { AddPermissionCommand, LambdaClient, RemovePermissionCommand } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { putUrl } from '../../src/lambda/url.ts'

/** Gives a function a public URL, where Lambda makes statements with these conditions. */
async function put(conditions: Readonly<Record<string, object | undefined>>, written = true) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  const removed: unknown[] = []
  lambda.send = async (command: object) => {
    if (command instanceof AddPermissionCommand) {
      const { StatementId: Sid = '', Action } = command.input
      const Statement = JSON.stringify({ Sid, Effect: 'Allow', Principal: '*', Action, Condition: conditions[Sid] })
      return written ? { Statement } : {}
    }
    if (command instanceof RemovePermissionCommand) removed.push(command.input.StatementId)
    return { FunctionUrl: 'https://example.lambda-url.us-east-1.on.aws/', AuthType: 'NONE' }
  }
  const desired = { authType: 'NONE', invokeMode: 'BUFFERED' } as const
  return { url: await putUrl(lambda, 'hello-pr-1', desired).catch((error: unknown) => String(error)), removed }
}

const ofUrl = { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }
const viaUrl = { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }
const url = 'https://example.lambda-url.us-east-1.on.aws/'

test('a public URL is open to everyone by two statements for calls of the URL alone', async () => {
  expect(await put({ 'preview-url': ofUrl, 'preview-invoke': viaUrl })).toEqual({ url, removed: [] })
  // Lambda need not say what it has made.
  expect(await put({}, false)).toEqual({ url, removed: [] })
})

test.each(['preview-url', 'preview-invoke'])('%s is not left without its condition', async (id) => {
  const { url: told, removed } = await put({ 'preview-url': ofUrl, 'preview-invoke': viaUrl, [id]: undefined })
  expect(removed).toEqual([id])
  expect(told).toContain(`Lambda made the statement ${id} of the policy of hello-pr-1 without a condition`)
})
