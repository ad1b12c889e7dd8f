import * as v from 'valibot'
import { functionConfigSchema } from './function-config-schema.ts'
import { ofFunction, ofRegion } from './place-inputs.ts'

const scalar = v.union([v.string(), v.number(), v.boolean()])
const text = v.union([scalar, v.array(v.string())])
const anyObject = v.record(v.string(), v.any())

/** Inputs that may be written as an object, and what it may have. */
const objects: Readonly<Record<string, v.GenericSchema>> = {
  environment: v.record(v.string(), scalar),
  'tags-function': v.record(v.string(), scalar),
  'function-config': functionConfigSchema,
  'test-event': anyObject,
  'test-expect': anyObject,
  'verify-event': anyObject,
  'verify-expect': anyObject,
  'before-traffic-event': anyObject,
  'before-traffic-expect': anyObject,
}

function schemaOf(input: string): v.GenericSchema {
  const object = objects[input]
  return object ? v.union([text, object]) : text
}

function inputsOf(names: readonly string[]) {
  return Object.fromEntries(names.map((input) => [input, v.optional(schemaOf(input))]))
}

const functionInputs = inputsOf(ofFunction)
// What is said of one function in one region.
const innermost = v.optional(v.record(v.string(), v.strictObject(functionInputs)))

// `parsePlaceConfig` reads both, and says more of what is wrong; a test keeps them alike. Editors read `$schema`.

/** What regions-config may say. */
export const regionsConfigSchema = v.objectWithRest(
  { $schema: v.optional(v.string()) },
  v.strictObject({ ...inputsOf(ofRegion), 'functions-config': innermost }),
)

/** What functions-config may say. */
export const functionsConfigSchema = v.objectWithRest(
  { $schema: v.optional(v.string()) },
  v.strictObject({ ...functionInputs, 'regions-config': innermost }),
)
