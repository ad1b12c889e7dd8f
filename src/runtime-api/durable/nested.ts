import { isOver, type Operation } from './operations.ts'

/** Operations of an execution by id, in the order in which they began. */
type Operations = ReadonlyMap<string, Operation>

/** What is not over yet, and is waited for: not what is left in a context that is over. */
export function openOf(operations: Operations): Operation[] {
  return [...operations.values()].filter((one) => !isOver(one) && !around(one, operations).some(isOver))
}

/** The operations that a handler is told: not those in a context whose result is enough. */
export function visibleOf(operations: Operations): Operation[] {
  const closed = (context: Operation) => isOver(context) && context.ContextDetails?.ReplayChildren !== true
  return [...operations.values()].filter((one) => !around(one, operations).some(closed))
}

/** What others must end, in a few words; undefined for what ends by itself. */
export function describeAwaited({ Type, Name, ParentId = '' }: Operation, operations: Operations): string | undefined {
  // A callback that is waited for has its name on the context around it.
  const name = Name ?? operations.get(ParentId)?.Name
  const quoted = name === undefined ? '' : ` '${name}'`
  if (Type === 'CALLBACK') return `the callback${quoted}`
  return Type === 'CHAINED_INVOKE' ? `the invocation${quoted} of another function` : undefined
}

/** The contexts that an operation is in. */
function around({ ParentId = '' }: Operation, operations: Operations): Operation[] {
  const found = new Set<Operation>()
  let parent = operations.get(ParentId)
  // A handler might say that two are in each other.
  while (parent !== undefined && !found.has(parent)) {
    found.add(parent)
    parent = operations.get(parent.ParentId ?? '')
  }
  return [...found]
}
