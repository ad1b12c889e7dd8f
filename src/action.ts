import type { Context } from './context.ts'
import { deploy } from './deploy.ts'
import { readInputs } from './inputs.ts'
import { plan } from './plan.ts'
import type { Report } from './report/result.ts'
import type { Tools } from './workshop.ts'

/**
 * The whole run: inputs, plan, deploy.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 * @returns what happened, to be reported
 * @throws Problem with what is wrong and what to change
 */
export async function run(get: (name: string) => string, context: Context, tools: Tools): Promise<Report> {
  const decided = plan(readInputs(get), context)
  const { results, intentions, rehearsal, image } = await deploy(decided, tools)
  const [first, ...rest] = results
  if (first === undefined) throw new Error('a deploy ended without a result')
  return {
    functionName: decided.settings.functionName.name,
    results: [first, ...rest],
    timings: tools.steps.timings,
    intentions,
    ...(rehearsal && { rehearsal }),
    ...(image && { image }),
  }
}
