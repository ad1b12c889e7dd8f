import type { Permissions } from './access.ts'
import type { Comment } from './comments.ts'
import { invalid, notFound, Refusal } from './refusals.ts'
import type { Repository } from './repository.ts'
import type { Call, Route } from './route.ts'
import { ACTIONS, now, user } from './users.ts'

// A plain issue needs the permission for issues; that of pull requests does here for both.
const READ: Permissions[] = [{ issues: 'read' }, { pull_requests: 'read' }]
const WRITE: Permissions[] = [{ issues: 'write' }, { pull_requests: 'write' }]
const OF_ISSUE = '/issues/{number}/comments'
const ONE = '/issues/comments/{id}'

/** GitHub Docs, REST API endpoints for issue comments, which those of pull requests are too. */
export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: OF_ISSUE,
    operation: 'ListComments',
    permissions: READ,
    docs: 'issues/comments#list-issue-comments',
    answer(call) {
      const comments = call.repository.comments.of(issueOf(call))
      return { status: 200, list: comments.map((comment) => shown(comment, call.repository)) }
    },
  },
  {
    method: 'POST',
    path: OF_ISSUE,
    operation: 'CreateComment',
    permissions: WRITE,
    docs: 'issues/comments#create-an-issue-comment',
    answer(call) {
      const { repository } = call
      const comment = repository.comments.add({ issue: issueOf(call), body: bodyOf(call), user: ACTIONS })
      return { status: 201, body: shown(comment, repository) }
    },
  },
  {
    method: 'GET',
    path: ONE,
    operation: 'GetComment',
    permissions: READ,
    docs: 'issues/comments#get-an-issue-comment',
    answer: ({ repository, path }) => ({
      status: 200,
      body: shown(repository.comments.find(path('id')), repository),
    }),
  },
  {
    method: 'PATCH',
    path: ONE,
    operation: 'UpdateComment',
    permissions: WRITE,
    docs: 'issues/comments#update-an-issue-comment',
    answer(call) {
      const comment = call.repository.comments.find(call.path('id'))
      Object.assign(comment, { body: bodyOf(call), updatedAt: now() })
      return { status: 200, body: shown(comment, call.repository) }
    },
  },
  {
    method: 'DELETE',
    path: ONE,
    operation: 'DeleteComment',
    permissions: WRITE,
    docs: 'issues/comments#delete-an-issue-comment',
    answer({ repository, path }) {
      repository.comments.remove(repository.comments.find(path('id')))
      return { status: 204 }
    },
  },
]

function issueOf({ repository, path }: Call): number {
  const number = Number(path('number'))
  if (!repository.issues.has(number)) throw notFound()
  return number
}

function bodyOf({ body: { body } }: Call): string {
  if (typeof body !== 'string') throw new Refusal(422, 'Invalid request.\n\n"body" wasn\'t supplied.')
  if (body.trim() === '') throw invalid('IssueComment', 'data', 'unprocessable', 'Body cannot be blank')
  if ([...body].length > 65_536) {
    throw invalid('IssueComment', 'data', 'unprocessable', 'Body is too long (maximum is 65536 characters)')
  }
  return body
}

function shown({ id, issue, body, user: login, createdAt, updatedAt }: Comment, repository: Repository) {
  const page = repository.pulls.has(issue) ? 'pull' : 'issues'
  return {
    id,
    url: `${repository.apiUrl}/issues/comments/${id}`,
    html_url: `${repository.htmlUrl}/${page}/${issue}#issuecomment-${id}`,
    issue_url: `${repository.apiUrl}/issues/${issue}`,
    user: user(login),
    created_at: createdAt,
    updated_at: updatedAt,
    body,
  }
}
