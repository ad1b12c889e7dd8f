/** Reads a boolean of YAML 1.2's core schema, as the runner's toolkit does; undefined when it is none. */
export function parseBoolean(text: string): boolean | undefined {
  if (['true', 'True', 'TRUE'].includes(text)) return true
  if (['false', 'False', 'FALSE'].includes(text)) return false
  return undefined
}
