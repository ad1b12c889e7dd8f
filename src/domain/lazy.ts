/** Something that is made when it is asked for first, and is the same from then on. */
export type Lazy<T> = () => Promise<T>

export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
