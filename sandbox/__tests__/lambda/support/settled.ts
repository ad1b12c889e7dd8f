import { GetFunctionConfigurationCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { expect } from 'vitest'

/** Waits until a function is Active and its update over, and asks more often than the SDK's waiters do. */
export async function settled(client: LambdaClient, FunctionName: string): Promise<void> {
  const state = async () => {
    const { State, LastUpdateStatus } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }))
    return [State, LastUpdateStatus]
  }
  await expect.poll(state, { interval: 10 }).toEqual(['Active', 'Successful'])
}
