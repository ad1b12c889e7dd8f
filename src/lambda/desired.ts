import type { Architecture } from '../domain/architecture.ts'
import { parseJson } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import type { ConfigurationInputs } from '../inputs/configuration.ts'
import { readNamedFile, type Workplace } from '../inputs/files.ts'
import { type FunctionConfig, type FunctionConfigFile, parseFunctionConfig } from '../inputs/function-config.ts'
import { checkVariableNames } from './check-configuration.ts'

/** The desired configuration of a function: the file of function-config and the inputs, merged. */
export interface DesiredConfiguration {
  /** All but the environment, which is merged into what the function has. */
  config: Omit<FunctionConfig, 'Environment' | 'ImageConfig'>
  /** In place of the function's whole ImageConfig. */
  imageConfig?: NonNullable<FunctionConfig['ImageConfig']>
  /** Members of ImageConfig that are set one by one. */
  overrides: NonNullable<FunctionConfig['ImageConfig']>
  variables: Readonly<Record<string, string>>
  replaceEnvironment: boolean
  removedVariables: readonly string[]
  tags: Readonly<Record<string, string>>
  architecture?: Architecture
}

/** No input changes the configuration: the function keeps what it has. */
export const nothingDesired: DesiredConfiguration = {
  config: {},
  overrides: {},
  variables: {},
  replaceEnvironment: false,
  removedVariables: [],
  tags: {},
}

/**
 * Merges the file of function-config and the inputs; the inputs win.
 *
 * @param executionRole ARN, of the input role
 * @throws Problem when the file is missing, no JSON, or holds what Lambda would refuse
 */
export function readDesiredConfiguration(
  inputs: ConfigurationInputs,
  workplace: Workplace,
  executionRole?: string,
): DesiredConfiguration {
  const file: FunctionConfigFile =
    inputs.file === undefined ? { config: {}, tags: {} } : readFile(inputs.file, workplace)
  const { Environment: environment, ImageConfig: imageConfig, ...config } = file.config
  const { memory, timeout, ephemeralStorage, description, snapStart, command, entryPoint, workingDirectory } = inputs
  const variables = {
    ...without(environment?.Variables ?? {}, inputs.removedVariables),
    ...Object.fromEntries(inputs.variables.map(({ name, value }) => [name, value])),
  }
  checkVariableNames(variables)
  if (inputs.replaceEnvironment && environment === undefined) refuseNoVariables(inputs)
  return {
    config: {
      ...config,
      ...(config.Role !== undefined && executionRole !== undefined && { Role: executionRole }),
      ...(memory !== undefined && { MemorySize: memory }),
      ...(timeout !== undefined && { Timeout: timeout }),
      ...(ephemeralStorage !== undefined && { EphemeralStorage: { Size: ephemeralStorage } }),
      ...(description !== undefined && { Description: description }),
      ...(snapStart && { SnapStart: snapStart }),
    },
    ...(imageConfig && { imageConfig }),
    overrides: {
      ...(command && { Command: command }),
      ...(entryPoint && { EntryPoint: entryPoint }),
      ...(workingDirectory !== undefined && { WorkingDirectory: workingDirectory }),
    },
    variables,
    replaceEnvironment: inputs.replaceEnvironment,
    removedVariables: inputs.removedVariables,
    tags: { ...file.tags, ...Object.fromEntries(inputs.tags.map(({ name, value }) => [name, value])) },
    ...(file.architecture && { architecture: file.architecture }),
  }
}

/** What nobody has written is no wish to remove all: the text may come from a variable of GitHub's that is not set. */
function refuseNoVariables({ variables, noVariables }: ConfigurationInputs): void {
  if (variables.length > 0 || noVariables) return
  throw new Problem({
    what: 'environment-mode: replace with nothing in environment removes every variable of the function.',
    remedy: "Set environment: is what it is made of empty? To remove all of them write '{}'.",
  })
}

/** Variables, less those of these names. */
export function without(variables: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)))
}

/** A path, or the JSON itself. */
function readFile(text: string, workplace: Workplace): FunctionConfigFile {
  const inline = text.trimStart().startsWith('{')
  const remedy = 'Write the path of a JSON file, relative to the workspace.'
  const value = parseJson(inline ? text : readNamedFile(text, 'function-config', workplace, remedy))
  if (value === undefined) {
    const what = inline ? 'function-config is not JSON.' : `function-config: the file '${text}' does not contain JSON.`
    throw new Problem({ what, remedy: 'Correct it.' })
  }
  return parseFunctionConfig(value, inline ? 'function-config' : `function-config: ${text}`)
}
