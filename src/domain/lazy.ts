/** A value that is made at its first use, and kept from then on. */
export type Lazy<T> = () => Promise<T>

export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
