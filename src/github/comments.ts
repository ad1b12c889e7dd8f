import { member } from '../domain/json.ts'
import { githubAnswer, isUncertain } from './answer.ts'
import type { GitHubClient } from './client.ts'
import { ownerAndName } from './client.ts'
import { explainGitHub } from './explain.ts'

/** A pull request or issue that is commented on. */
export interface Thread {
  /** `owner/name` */
  repository: string
  number: number
}

/** A comment of this action's. */
export interface OwnComment {
  id: number
  url: string
  body: string
}

/** The first line of a comment of this action's: hidden when the comment is shown, and the same in every comment about the same thing. */
export function marker(about: string): string {
  // Two hyphens would end the HTML comment, or make it none (HTML Standard, "Comments"); a--b is not a-b all the same.
  return `<!-- deploy-lambda-image: ${about.replaceAll(/-(?=-)/g, '-\\')} -->`
}

/** How often to read and write again when the result of a write is unknown. */
const tries = 3

/**
 * Writes the one comment that has this first line: changes it when it exists, on any page, else creates it. A
 * write that GitHub may have carried out without saying so, and another run that writes the same comment at the same
 * time, make no second one. Needs `pull-requests: write`.
 *
 * @param first line, from {@link marker}
 * @param text what follows it; or how it follows from what is there, which is empty when nothing is;
 *   undefined leaves that as it is
 * @throws Problem when GitHub refuses
 */
export function putComment(client: GitHubClient, thread: Thread, first: string, text: string): Promise<OwnComment>
export function putComment(
  client: GitHubClient,
  thread: Thread,
  first: string,
  text: (present: string) => string | undefined,
): Promise<OwnComment | undefined>
export async function putComment(
  client: GitHubClient,
  thread: Thread,
  first: string,
  text: string | ((present: string) => string | undefined),
): Promise<OwnComment | undefined> {
  const compose = typeof text === 'string' ? () => text : text
  const bodyAfter = (present: string) => {
    const composed = compose(present.slice(first.length + 1))
    return composed === undefined ? undefined : `${first}\n${composed}`
  }
  try {
    for (let left = tries; ; left -= 1) {
      try {
        return await putOnce(client, thread, first, bodyAfter)
      } catch (error) {
        if (left <= 1 || !isWorthAnotherLook(error)) throw error
      }
    }
  } catch (error) {
    throw explainGitHub(error, `Could not comment on #${thread.number} of ${thread.repository}`)
  }
}

async function putOnce(
  client: GitHubClient,
  thread: Thread,
  first: string,
  bodyAfter: (present: string) => string | undefined,
): Promise<OwnComment | undefined> {
  const found = await findComment(client, thread, first)
  const body = bodyAfter(asWritten(found?.body ?? ''))
  if (body === undefined) return found
  if (found !== undefined) return change(client, thread, found, body)
  return keepOne(client, thread, first, await create(client, thread, body))
}

/** Whether a comment may have been created, or the comment that was found has been deleted in the meantime. */
function isWorthAnotherLook(error: unknown): boolean {
  const method = member(member(error, 'request'), 'method')
  if (method === 'POST') return isUncertain(error)
  return (method === 'PATCH' || method === 'DELETE') && githubAnswer(error)?.status === 404
}

/** The oldest comment with this first line; one that an app wrote before one of the person whose token it is. Others may have copied it:
 * of whom an app's comment is can't be told, as GitHub does not say which app's a token is. Its text is what others said. */
async function findComment(client: GitHubClient, thread: Thread, first: string): Promise<OwnComment | undefined> {
  let ofPerson: OwnComment | undefined
  let login: string | undefined
  const { number, repository } = thread
  const parameters = { ...ownerAndName(repository), issue_number: number, per_page: 100 }
  for await (const { data } of client.paginate.iterator(client.rest.issues.listComments, parameters)) {
    for (const { id, html_url: url, body: said, user } of data) {
      // GitHub's description says that there is a text, and its answers may have null.
      const body = said ?? ''
      if (!body.startsWith(first)) continue
      if (user?.type === 'Bot') return { id, url, body }
      if (ofPerson !== undefined) continue
      login ??= await ownLogin(client)
      if (user?.login === login) ofPerson = { id, url, body }
    }
  }
  return ofPerson
}

/** Who the token's person is; empty for a token of a workflow or an app, to which GitHub does not answer. */
async function ownLogin(client: GitHubClient): Promise<string> {
  try {
    return (await client.rest.users.getAuthenticated()).data.login
  } catch (error) {
    if ([403, 404].includes(githubAnswer(error)?.status ?? 0)) return ''
    throw error
  }
}

async function create(client: GitHubClient, { repository, number }: Thread, body: string): Promise<OwnComment> {
  const { data } = await client.rest.issues.createComment({ ...ownerAndName(repository), issue_number: number, body })
  return { id: data.id, url: data.html_url, body }
}

async function change(
  client: GitHubClient,
  { repository }: Thread,
  found: OwnComment,
  body: string,
): Promise<OwnComment> {
  if (asWritten(found.body) === body) return found
  await client.rest.issues.updateComment({ ...ownerAndName(repository), comment_id: found.id, body })
  return { ...found, body }
}

/** GitHub's website writes other line ends when a person edits a comment. */
function asWritten(body: string): string {
  return body.replaceAll('\r\n', '\n')
}

/** Of two runs that both found no comment and created one, the later sees both, and takes its own back. */
async function keepOne(client: GitHubClient, thread: Thread, first: string, made: OwnComment): Promise<OwnComment> {
  const oldest = await findComment(client, thread, first)
  if (oldest === undefined || oldest.id >= made.id) return made
  await client.rest.issues.deleteComment({ ...ownerAndName(thread.repository), comment_id: made.id })
  return change(client, thread, oldest, made.body)
}
