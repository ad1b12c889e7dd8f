import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Notes the command line of every process on this machine, again and again, in a thread of its own.
 *
 * @returns a function that ends it and gives what was seen, arguments separated by spaces
 */
export async function watchCommandLines(): Promise<() => Promise<string[]>> {
  const worker = new Worker(new URL('command-lines-worker.ts', import.meta.url))
  await once(worker, 'message')
  return async () => {
    const seen = once(worker, 'message')
    worker.postMessage('end')
    const [commandLines] = await seen
    return commandLines
  }
}
