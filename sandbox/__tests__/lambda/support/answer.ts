import {
  type InvokeCommandOutput,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamResponseEvent,
  type LambdaClient,
} from '@aws-sdk/client-lambda'

/** What a function answered, read as JSON. */
export function payload(output: InvokeCommandOutput): unknown {
  return JSON.parse(output.Payload?.transformToString() ?? '')
}

/** The end of its log. */
export function log(output: InvokeCommandOutput): string {
  return Buffer.from(output.LogResult ?? '', 'base64').toString()
}

/** Invokes a function for a stream. @returns the events of the stream */
export async function streamed(client: LambdaClient, FunctionName: string, event: unknown) {
  const request = { FunctionName, Payload: JSON.stringify(event), LogType: 'Tail' } as const
  const { EventStream } = await client.send(new InvokeWithResponseStreamCommand(request))
  const events: InvokeWithResponseStreamResponseEvent[] = []
  for await (const one of EventStream ?? []) events.push(one)
  return events
}
