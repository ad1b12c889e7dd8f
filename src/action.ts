import type { Context } from './context.ts'
import { type Deployed, deploy } from './deploy.ts'
import { functionNames, type Plan, plan } from './plan.ts'
import { readRunInputs } from './regional-inputs.ts'
import type { Report } from './report/result.ts'
import { rollBack } from './roll-back.ts'
import type { Tools } from './workshop.ts'

/**
 * The whole run: inputs, plan, deploy.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 * @returns what happened, to be reported
 * @throws Problem with what is wrong and what to change
 */
export async function run(get: (name: string) => string, context: Context, tools: Tools): Promise<Report> {
  const decided = plan(readRunInputs(get, context.ambientRegion), context)
  const { results, intentions, rehearsal, image } = await carryOut(decided, tools)
  const [first, ...rest] = results
  if (first === undefined) throw new Error('a deploy ended without a result')
  return {
    kind: decided.kind,
    functionName: functionNames(decided),
    results: [first, ...rest],
    timings: tools.steps.timings,
    intentions,
    ...(rehearsal && { rehearsal }),
    ...(image && { image }),
  }
}

function carryOut(decided: Plan, tools: Tools): Promise<Deployed> {
  return decided.kind === 'rollback' ? rollBack(decided, tools) : deploy(decided, tools)
}
