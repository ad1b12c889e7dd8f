import { notFound } from './refusals.ts'
import { now } from './users.ts'

/** A comment to have. An issue that is not there yet is made. */
export interface CommentSeed {
  /** Number of the issue or pull request. */
  issue: number
  body: string
  /** Login; default `octocat`. */
  user?: string
}

/** A comment, as far as tests read it. */
export interface Comment {
  id: number
  issue: number
  body: string
  /** Login. */
  user: string
  createdAt: string
  updatedAt: string
}

/** The comments of a repository, ascending by id. */
export class Comments {
  readonly #comments: Comment[] = []
  #lastId = 2_100_000_000

  add({ issue, body, user = 'octocat' }: CommentSeed): Comment {
    this.#lastId += 1
    const comment = { id: this.#lastId, issue, body, user, createdAt: now(), updatedAt: now() }
    this.#comments.push(comment)
    return comment
  }

  of(issue: number): Comment[] {
    return this.#comments.filter((comment) => comment.issue === issue)
  }

  /** @throws Refusal 404 */
  find(id: string): Comment {
    const found = this.#comments.find((comment) => String(comment.id) === id)
    if (found === undefined) throw notFound()
    return found
  }

  remove(comment: Comment): void {
    this.#comments.splice(this.#comments.indexOf(comment), 1)
  }
}
