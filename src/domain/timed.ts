/**
 * Measures a part of a step.
 *
 * @param title what it does, in a few words
 * @param done the same once it is done, where only that tells
 */
export type Timed = <T>(title: string, work: () => Promise<T>, done?: (result: T) => string) => Promise<T>

/** Measures nothing. */
export const untimed: Timed = (_, work) => work()
