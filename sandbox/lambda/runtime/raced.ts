/** The first of these, or undefined when none has come after `limit` ms. */
export async function raced<T>(promises: Promise<T>[], limit: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, limit, undefined)
  try {
    return await Promise.race([...promises, late])
  } finally {
    clearTimeout(timer)
  }
}
