import type { Finding } from '../domain/problem.ts'
import type { Context } from '../inputs/context.ts'

const dependabot = 'dependabot[bot]'

const permission = "Add 'permissions: { id-token: write, contents: read }' to the job"

/**
 * Says why the job gets no OIDC token, where it has no credentials either to assume a role with, and what to do.
 *
 * @param input that names the role
 */
export function noToken(context: Context, input: string): Finding {
  const { what, remedy } = reasonOf(context)
  return { what: `${input} needs an OIDC token, ${what}`, remedy: `${remedy}.` }
}

function reasonOf({ fork, actor, elsewhere }: Context): Finding {
  if (elsewhere) {
    return {
      what: 'and this job does not run on GitHub, which gives them (ACTIONS_ID_TOKEN_REQUEST_URL is not set).',
      remedy:
        'Have the environment sign in: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, ' +
        'AWS_ROLE_ARN with AWS_WEB_IDENTITY_TOKEN_FILE, AWS_PROFILE, or the role of the machine',
    }
  }
  if (fork) {
    return {
      what: 'and GitHub gives a pull request from a fork neither one nor secrets.',
      remedy:
        'Run this step for pull requests of the repository itself only: ' +
        'if: github.event.pull_request.head.repo.full_name == github.repository',
    }
  }
  if (actor === dependabot) {
    return {
      what: `and GitHub gives a run of Dependabot's none unless the job asks for it, nor the secrets of Actions.`,
      remedy: `Run this step for others only: if: github.actor != '${dependabot}'. Or a${permission.slice(1)}`,
    }
  }
  return {
    what: 'but this job may not request one (ACTIONS_ID_TOKEN_REQUEST_URL is not set), and it has no AWS credentials.',
    remedy: `${permission}, or have a step before sign in: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
  }
}

/** Why a run may lack what comes from secrets, as a sentence; undefined when it has them. */
export function noSecrets({ fork, actor }: Context): string | undefined {
  const subject = fork ? 'a pull request from a fork' : actor === dependabot ? "a run of Dependabot's" : undefined
  return (
    subject && `GitHub gives ${subject} no secrets of Actions: an input or a variable that comes from one is empty.`
  )
}
