import { accountOf, formatArn } from '../domain/arn.ts'
import { parseEcrRegistry } from '../domain/image-reference.ts'
import { partitionOf, type Region } from '../domain/region.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { FunctionInputs } from '../inputs/inputs.ts'
import type { FunctionState } from '../lambda/function.ts'
import type { ImageTarget, NamedFunction } from './target.ts'

/** The function. One that is to be created has no ARN yet; its execution role is in the same account. */
export function namedFunctionOf(
  region: Region,
  { functionName, executionRole = '' }: FunctionInputs,
  { present, config: { Role: role = executionRole } }: { present: FunctionState | undefined; config: FunctionConfig },
): NamedFunction {
  const { name } = functionName
  return { name, arn: present?.arn ?? functionArn(region, accountOf(role) ?? '', name) }
}

/** What stands for a function where there is none: one named after the image's repository. */
export function standInFor({
  region,
  registry,
  address,
  inputs,
}: Pick<ImageTarget, 'region' | 'registry' | 'address' | 'inputs'>): NamedFunction {
  const account = parseEcrRegistry(registry)?.account ?? accountOf(inputs.rolesToAssume.at(-1) ?? '') ?? ''
  const last = address.name.slice(address.name.lastIndexOf('/') + 1)
  const name = last.replaceAll('.', '-').slice(0, longestName)
  return { name, arn: functionArn(region, account, name) }
}

/** Characters (Lambda API reference, "CreateFunction", parameter FunctionName). */
const longestName = 64

function functionArn(region: Region, account: string, name: string): string {
  const { id: partition } = partitionOf(region)
  return formatArn({ partition, service: 'lambda', region, account, resource: `function:${name}` })
}
