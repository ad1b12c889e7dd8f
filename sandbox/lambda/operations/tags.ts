import type { ServiceReply } from '../../core/contract.ts'
import { optionalTextMap } from '../../core/fields.ts'
import { readTarget } from '../names.ts'
import { invalid, violations } from '../refusals.ts'
import { json, noContent } from '../rest.ts'
import { body, type Call, type Method, type Route, requestTags, resourceTags, type Target } from './operation.ts'
import { requireFewTags, requireFunction } from './requirements.ts'

const PATH = '/2017-03-31/tags/{Resource}'

export const tagRoutes: Route[] = [
  tagRoute('GET', 'ListTags', (call, target) => json(200, { Tags: requireFunction(call, target).tags })),
  tagRoute('POST', 'TagResource', (call, target) => {
    const { tags } = requireFunction(call, target)
    const given = optionalTextMap(body(call), 'Tags') ?? {}
    requireFewTags({ ...tags, ...given })
    Object.assign(tags, given)
    return noContent()
  }),
  tagRoute('DELETE', 'UntagResource', (call, target) => {
    const keys = call.request.query.getAll('tagKeys')
    // Recorded: an empty list does not reach the service, which then misses the member.
    if (keys.length === 0)
      throw violations([`Value null at 'tagKeys' failed to satisfy constraint: Member must not be null`])
    const { tags } = requireFunction(call, target)
    for (const key of keys) delete tags[key]
    return noContent()
  }),
]

function tagRoute(method: Method, operation: string, run: (call: Call, target: Target) => ServiceReply): Route {
  const action = `lambda:${operation}`
  return {
    pattern: `${method} ${PATH}`,
    operation,
    prepare(call) {
      const target = readTarget(call.request, call.path('Resource'), undefined, action)
      const resource = target.functionArn
      const given = operation === 'TagResource' ? (optionalTextMap(body(call), 'Tags') ?? {}) : {}
      const context = { ...resourceTags(call, resource), ...requestTags(given) }
      return {
        permissions: [{ action, resource, context }],
        run() {
          if (target.qualifier !== undefined) {
            throw invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.')
          }
          return run(call, target)
        },
      }
    },
  }
}
