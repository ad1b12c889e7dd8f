/**
 * Asks ahead of time what is likely to be needed: where nothing waits for the answer in the end, its error is nothing's
 * concern.
 */
export function ahead<T>(asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined)
  return asked
}
