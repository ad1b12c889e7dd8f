/** The parameters of a path that has the template's form, percent-decoded; else undefined. */
export function matchPath(template: string, path: string): Map<string, string> | undefined {
  const expected = template.split('/')
  const actual = path.split('/')
  if (expected.length !== actual.length) return undefined
  const parameters = new Map<string, string>()
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? ''
    const parameter = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (parameter !== undefined) parameters.set(parameter, decodeURIComponent(value))
    else if (segment !== value) return undefined
  }
  return parameters
}
