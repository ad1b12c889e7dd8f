import { createRetryStrategy, JitterStrategy, withDurableExecution } from '@aws/durable-execution-sdk-js'

let tries = 0

/** An order that is reserved, paid for at the third try, and sent five minutes later; some wait for an approval. */
export const handler = withDurableExecution(async ({ order, sign }, context) => {
  const reserved = await context.step('reserve', async () => {
    console.log(`reserve ${order}`)
    return { order, at: 'shelf 7' }
  })
  // More than an event has of an execution.
  if (order === 'large') {
    for (let item = 0; item < 101; item += 1) await context.step(async () => item)
    await context.wait({ seconds: 1 })
  }
  if (order === 'unknown') throw new RangeError('no such order')
  await context.step(
    'pay',
    async () => {
      tries += 1
      if (tries % 3 !== 0) throw new Error('the bank does not answer')
    },
    {
      retryStrategy: createRetryStrategy({
        maxAttempts: 5,
        initialDelay: { minutes: 1 },
        backoffRate: 1,
        jitter: JitterStrategy.NONE,
      }),
    },
  )
  if (sign) await context.waitForCallback('signature', async () => {})
  await context.wait('drying', { minutes: order === 'slow' ? 60 : 5 })
  return { ...reserved, sent: true }
})
