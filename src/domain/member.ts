/** A member of a value that came from outside; undefined when the value is no object, or has none such. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
