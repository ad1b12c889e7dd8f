import * as v from 'valibot'
import type { Architecture } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import { functionConfigSchema, refusedMembers } from './function-config-schema.ts'

type File = v.InferOutput<typeof functionConfigSchema>

/** A function's configuration in the shape of AWS's API. What is absent is left as it is. */
export type FunctionConfig = Omit<File, '$schema' | 'Architectures' | 'Tags'>

/** What a function-config file says. */
export interface FunctionConfigFile {
  config: FunctionConfig
  architecture?: Architecture
  tags: Readonly<Record<string, string>>
}

/**
 * Checks the configuration of a function that is written in AWS's own shape.
 *
 * @param value parsed JSON
 * @param input where it was written, for the error
 * @throws Problem that names every unknown member and every value that Lambda would refuse
 */
export function parseFunctionConfig(value: unknown, input: string): FunctionConfigFile {
  const parsed = v.safeParse(functionConfigSchema, Array.isArray(value) ? undefined : value)
  if (!parsed.success) throw new Problem(parsed.issues.map((issue) => describeIssue(issue, input)))
  const { $schema: _, Architectures: [architecture] = [], Tags: tags = {}, ...config } = parsed.output
  return { config, tags, ...(architecture && { architecture }) }
}

function describeIssue(issue: v.InferIssue<typeof functionConfigSchema>, input: string) {
  const path = v.getDotPath(issue) ?? ''
  const unknown = issue.type === 'strict_object' && issue.expected === 'never'
  if (unknown) {
    const remedy = refusedMembers.get(path)
    if (remedy !== undefined) return { what: `${input}: the member '${path}' is not allowed here.`, remedy }
    return {
      what: `${input}: the member '${path}' is not known.`,
      remedy: 'Remove or correct it: the members are those of UpdateFunctionConfiguration and CreateFunction.',
    }
  }
  if (path === '') return { what: `${input} is not a JSON object.`, remedy: 'Write one, in the shape of AWS.' }
  return {
    what: `${input}: ${path}: ${issue.message.replaceAll('"', "'")}.`,
    remedy: 'Correct it as the Lambda API reference says under CreateFunction.',
  }
}
