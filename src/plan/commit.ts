import type { RunInputs } from '../inputs/by-region.ts'
import type { Context } from '../inputs/context.ts'
import { foreignEvent } from './foreign.ts'

/** The commit that an image is of. */
export interface ImageCommit {
  /** Empty outside of a workflow, when nothing is checked out. */
  commit: string
  /** Says that it is not the commit of the event. */
  notice?: string
}

/**
 * The commit that the event is for. After another workflow's run that is the commit of that run, and GITHUB_SHA is the
 * newest one of the default branch (GitHub docs, "Events that trigger workflows"). What a stranger's run was for is not
 * taken over.
 */
export function commitOfEvent(context: Context): string {
  const { eventName, sha, cause } = context
  return eventName === 'workflow_run' && foreignEvent(context) === undefined ? (cause?.commit ?? sha) : sha
}

/** The commit that is built: that of the checkout, where it is one of this repository. */
export function commitToBuild({ image, tags }: Pick<RunInputs, 'image' | 'tags'>, context: Context): ImageCommit {
  const { checkout, repository, eventName } = context
  const commit = commitOfEvent(context)
  if (image || checkout === undefined || checkout.head === commit) return { commit }
  const elsewhere = checkout.repository !== undefined && checkout.repository !== repository && repository !== ''
  if (elsewhere) return { commit }
  const following = tags.length === 0 ? 'the tag,' : 'tags are as named;'
  if (commit === '') return { commit: checkout.head }
  return {
    commit: checkout.head,
    notice: `The checkout is at commit ${checkout.head}, and the event ${eventName} is for ${commit}: ${following} the labels and the check for newer commits follow the checkout.`,
  }
}
