import { Problem } from './problem.ts'

/** Whose attestation an image must have. */
export interface RequiredAttestation {
  /** `owner/name`; absent for the workflow's own repository. */
  repository?: string
  /** The workflow that must have signed it, `owner/name/.github/workflows/build.yml`; any of the repository when absent. */
  workflow?: string
}

const ofRepository = /^[\w.-]+\/[\w.-]+$/
const ofWorkflow = /^(?<repository>[\w.-]+\/[\w.-]+)\/\.github\/workflows\/[\w.-]+\.ya?ml$/

/**
 * Parses `true`, `owner/name`, or the path of a workflow in one, `owner/name/.github/workflows/build.yml`.
 *
 * @param input the name of the input, for the error
 * @returns undefined of `false`
 * @throws Problem when it is none of these
 */
export function parseRequired(text: string, input: string): RequiredAttestation | undefined {
  if (text === 'false') return undefined
  if (text === 'true') return {}
  if (ofRepository.test(text)) return { repository: text }
  const { repository } = ofWorkflow.exec(text)?.groups ?? {}
  if (repository !== undefined) return { repository, workflow: text }
  throw new Problem({
    what: `${input}: '${text}' is no repository and no workflow.`,
    remedy: "Write 'true', 'owner/name' or 'owner/name/.github/workflows/build.yml'.",
  })
}
