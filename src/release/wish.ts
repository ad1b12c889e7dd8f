import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Architecture } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import { type FunctionConfig, type FunctionConfigFile, parseFunctionConfig } from '../function-config.ts'
import type { ConfigurationInputs } from '../function-inputs.ts'

/** How a function is to be configured: what the file and the inputs say together. */
export interface ConfigurationWish {
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

/** Nothing is asked for: everything stays as it is. */
export const noWish: ConfigurationWish = {
  config: {},
  overrides: {},
  variables: {},
  replaceEnvironment: false,
  removedVariables: [],
  tags: {},
}

/**
 * Puts the file of function-config and the inputs together; the inputs win.
 *
 * @throws Problem when the file is missing, no JSON, or holds what Lambda would refuse
 */
export function readConfigurationWish(inputs: ConfigurationInputs): ConfigurationWish {
  const file: FunctionConfigFile = inputs.file === undefined ? { config: {}, tags: {} } : readFile(inputs.file)
  const { Environment: environment, ImageConfig: imageConfig, ...config } = file.config
  const { memory, timeout, ephemeralStorage, description, snapStart, command, entryPoint, workingDirectory } = inputs
  return {
    config: {
      ...config,
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
    variables: {
      ...environment?.Variables,
      ...Object.fromEntries(inputs.variables.map(({ name, value }) => [name, value])),
    },
    replaceEnvironment: inputs.replaceEnvironment,
    removedVariables: inputs.removedVariables,
    tags: { ...file.tags, ...Object.fromEntries(inputs.tags.map(({ name, value }) => [name, value])) },
    ...(file.architecture && { architecture: file.architecture }),
  }
}

/** A path, or the JSON itself. */
function readFile(text: string): FunctionConfigFile {
  const inline = text.trimStart().startsWith('{')
  if (!inline && !(existsSync(text) && statSync(text).isFile())) {
    throw new Problem({
      what: `function-config: there is no file '${text.slice(0, 200)}'.`,
      remedy: 'Write the path of a JSON file, relative to the workspace.',
    })
  }
  const content = inline ? text : readFileSync(text, 'utf8')
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (cause) {
    // The parser quotes what it read, which may hold secrets.
    const what = inline ? 'function-config is not JSON.' : `function-config: the file '${text}' does not hold JSON.`
    throw new Problem({ what, remedy: 'Correct it.' }, { cause })
  }
  return parseFunctionConfig(value, inline ? 'function-config' : `function-config: ${text}`)
}

// Lambda developer guide, "Lambda quotas" and "Defined runtime environment variables".
const environmentLimit = 4096
const reserved = [
  ...[
    '_HANDLER',
    '_X_AMZN_TRACE_ID',
    'AWS_DEFAULT_REGION',
    'AWS_REGION',
    'AWS_EXECUTION_ENV',
    'AWS_LAMBDA_RUNTIME_API',
  ],
  ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION'],
  ...['AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME'],
  ...['AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ...['LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
]

/** @throws Problem when Lambda would refuse these variables */
export function checkEnvironment({ Environment: environment }: FunctionConfig): void {
  const variables = environment?.Variables ?? {}
  const kept = Object.keys(variables).filter((name) => reserved.includes(name))
  if (kept.length > 0) {
    throw new Problem({
      what: `environment: Lambda sets ${kept.join(', ')} itself, and lets nobody change it.`,
      remedy: 'Leave it out.',
    })
  }
  const size = Buffer.byteLength(JSON.stringify(variables))
  if (size > environmentLimit) {
    throw new Problem({
      what: `environment: the function's variables would have ${size} bytes together, and Lambda takes ${environmentLimit}.`,
      remedy: 'Take some away with environment-remove, or keep large values in Parameter Store or Secrets Manager.',
    })
  }
}
