import { asText, member } from '../../domain/json.ts'
import { Refusal } from './operations.ts'

/** What a durable execution has used so far. */
export interface Usage {
  operations: number
  bytes: number
}

// Lambda developer guide, "Lambda quotas": neither can be raised.
const mostOperations = 3000
const mostBytes = 100 * 1024 * 1024

/**
 * What an execution has used after updates: an operation counts once, and once more for each time that it is tried again;
 * of data all that is told counts (Lambda developer guide, "Durable execution SDK").
 *
 * @param isKnown whether there is an operation of that id
 * @throws Refusal when it would be more than Lambda allows; the text is not Lambda's own
 */
export function usageAfter(usage: Usage, updates: readonly unknown[], isKnown: (id: string) => boolean): Usage {
  const begun = new Set<string>()
  let { operations, bytes } = usage
  for (const update of updates) {
    const id = asText(member(update, 'Id'))
    if (!isKnown(id) && !begun.has(id)) operations += 1
    if (member(update, 'Action') === 'RETRY') operations += 1
    begun.add(id)
    bytes += Buffer.byteLength(asText(member(update, 'Payload')) + JSON.stringify(member(update, 'Error') ?? ''))
  }
  if (operations > mostOperations) {
    throw new Refusal(`A durable execution has ${mostOperations.toLocaleString('en')} operations at most.`)
  }
  if (bytes > mostBytes) throw new Refusal('A durable execution keeps 100 MB of data at most.')
  return { operations, bytes }
}
