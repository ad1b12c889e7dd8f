import { parse, YAMLParseError } from 'yaml'
import type { Fields } from '../core/fields.ts'
import { isJsonObject } from '../core/json.ts'

/** The one resource of an AppSpec for Lambda. */
export interface AppSpec {
  functionName: string
  alias: string
  currentVersion: string
  targetVersion: string
}

/**
 * Reads an AppSpec, YAML or JSON, which is YAML (CodeDeploy User Guide, "AppSpec 'resources' section for AWS Lambda
 * deployments").
 *
 * @returns the AppSpec, or what is wrong with it: CodeDeploy takes it all the same, and fails the deployment
 */
export function readAppSpec(content: string): AppSpec | { problem: string } {
  let document: unknown
  try {
    document = parse(content)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    return { problem: 'The AppSpec file is neither YAML nor JSON.' }
  }
  if (!isJsonObject(document)) return { problem: 'The AppSpec file is not an object.' }
  const version = memberOf(document, 'version')
  if (version !== '0.0' && version !== 0) return { problem: 'The version of the AppSpec file must be 0.0.' }
  const hooks = readHooks(memberOf(document, 'hooks'))
  if (hooks !== undefined) return { problem: hooks }
  const resources = entries(memberOf(document, 'resources'))
  const [only, ...others] = resources
  if (only === undefined || others.length > 0) {
    return { problem: `The AppSpec file must have exactly one resource, not ${resources.length}.` }
  }
  return readResource(only)
}

function readResource([name, resource]: [string, unknown]): AppSpec | { problem: string } {
  const properties = isJsonObject(resource) ? resource.Properties : undefined
  if (!isJsonObject(resource) || resource.Type !== 'AWS::Lambda::Function' || !isJsonObject(properties)) {
    return { problem: `The resource ${name} must have the Type AWS::Lambda::Function, and Properties.` }
  }
  const [functionName, alias, currentVersion, targetVersion] = [
    text(properties.Name),
    text(properties.Alias),
    text(properties.CurrentVersion),
    text(properties.TargetVersion),
  ]
  if (!functionName) return { problem: 'The Lambda function name cannot be null or empty' }
  if (!alias || !currentVersion || !targetVersion) {
    return { problem: `The resource ${name} must have the properties Alias, CurrentVersion and TargetVersion.` }
  }
  return { functionName, alias, currentVersion, targetVersion }
}

/** What is wrong with the hooks. A sandbox runs none, and says so rather than skip them. */
function readHooks(hooks: unknown): string | undefined {
  for (const [event, hook] of entries(hooks)) {
    // As CodeDeploy says of a hook that a template left empty.
    if (!text(hook)) return 'The Lambda function name cannot be null or empty'
    return `This sandbox runs no hooks, and the AppSpec file has one: ${event}.`
  }
  return undefined
}

/** A list of objects, or one object, as its entries. */
function entries(value: unknown): [string, unknown][] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.filter(isJsonObject).flatMap((one) => Object.entries(one))
}

/** By its name in lower case, or with the capital that examples of the User Guide have in JSON. */
function memberOf(document: Fields, name: string): unknown {
  return document[name] ?? document[name.replace(/^./, (first) => first.toUpperCase())]
}

/** YAML reads a version without quotes as a number. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : undefined
}
