import * as v from 'valibot'

/** What `results` says of one function, under the names of the outputs. Empty texts stand for what there is not. */
const functionOutputsSchema = v.strictObject({
  digest: v.string(),
  version: v.string(),
  'image-uri': v.string(),
  'image-tags': v.pipe(v.array(v.string()), v.description('Tags that the image got in ECR')),
  'function-arn': v.string(),
  'version-arn': v.string(),
  'alias-arn': v.string(),
  'code-sha256': v.string(),
  'previous-version': v.string(),
  'previous-digest': v.string(),
  changed: v.boolean(),
  'function-url': v.string(),
  region: v.string(),
  'console-url': v.string(),
  error: v.optional(
    v.pipe(v.string(), v.description('Why the region or function is not on the new image; absent for one that is')),
  ),
})

/** What it says of one region: the same of its first function and, where the run has several, of each. */
const regionOutputsSchema = v.strictObject({
  ...functionOutputsSchema.entries,
  functions: v.optional(
    v.pipe(
      v.record(v.string(), functionOutputsSchema),
      v.description('Of each function by its name, in a run of several functions'),
    ),
  ),
})

export type FunctionOutputs = v.InferOutput<typeof functionOutputsSchema>
export type RegionOutputs = v.InferOutput<typeof regionOutputsSchema>

/** The output `results`, parsed: keyed by region, empty after a run that deployed nothing. */
export const resultsSchema = v.record(v.string(), regionOutputsSchema)
