import { createRetryStrategy, JitterStrategy, withDurableExecution } from '@aws/durable-execution-sdk-js'

let tries = 0

/** An order that is reserved, paid for at the third try, and sent an hour later; some wait for an approval. */
export const handler = withDurableExecution(async ({ order, sign }, context) => {
  const reserved = await context.step('reserve', async () => {
    console.log(`reserve ${order}`)
    return { order, at: 'shelf 7' }
  })
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
        initialDelay: { seconds: sign ? 1 : 60 },
        backoffRate: 1,
        jitter: JitterStrategy.NONE,
      }),
    },
  )
  if (sign) await context.waitForCallback('signature', async () => {})
  await context.wait('drying', { seconds: order === 'fast' ? 1 : 3600 })
  return { ...reserved, sent: true }
})
