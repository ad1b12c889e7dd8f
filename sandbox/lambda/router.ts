import { type Operation, ServiceError, type ServiceRequest } from '../core/contract.ts'
import { matchPath } from '../core/path.ts'
import type { Lambda, Route } from './operations/operation.ts'

/**
 * Finds the operation that a request's method and path name.
 *
 * @throws ServiceError UnknownOperationException when there is none
 */
export function findOperation(routes: readonly Route[], request: ServiceRequest, lambda: Lambda): Operation {
  for (const route of routes) {
    const [method, target = ''] = route.pattern.split(' ')
    if (method !== request.method) continue
    const [path = '', query] = target.split('?')
    const parameters = matchPath(trimmed(path), trimmed(request.path))
    if (parameters === undefined || !matchQuery(query, request.query)) continue
    const prepared = route.prepare({
      request,
      lambda,
      path: (parameter) => parameters.get(parameter) ?? '',
      query: (parameter) => request.query.get(parameter) ?? undefined,
    })
    return { name: route.operation, ...prepared }
  }
  throw new ServiceError('UnknownOperationException', `No operation for ${request.method} ${request.path}`, 404)
}

/** Whether a request has the query, `name=value`, that the template names. */
function matchQuery(expected: string | undefined, actual: URLSearchParams): boolean {
  return [...new URLSearchParams(expected)].every(([name, value]) => actual.get(name) === value)
}

/** The API's model has some paths with a closing slash and clients send both. */
function trimmed(path: string): string {
  return path.replace(/\/$/, '')
}
