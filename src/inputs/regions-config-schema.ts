import * as v from 'valibot'
import { functionConfigSchema } from './function-config-schema.ts'
import { regional } from './regions-config.ts'

const scalar = v.union([v.string(), v.number(), v.boolean()])
const text = v.union([scalar, v.array(v.string())])

/** Inputs that may be written as an object, and what it may have. */
const objects: Readonly<Record<string, v.GenericSchema>> = {
  environment: v.record(v.string(), scalar),
  'tags-function': v.record(v.string(), scalar),
  'function-config': functionConfigSchema,
}

function schemaOf(input: string): v.GenericSchema {
  const object = objects[input]
  return object ? v.union([text, object]) : text
}

const regionInputs = v.strictObject(Object.fromEntries(regional.map((input) => [input, v.optional(schemaOf(input))])))

/**
 * What regions-config may say. `parseRegionsConfig` reads it, and says more of what is wrong; a test keeps the two alike.
 * Editors read `$schema`.
 */
export const regionsConfigSchema = v.objectWithRest({ $schema: v.optional(v.string()) }, regionInputs)
