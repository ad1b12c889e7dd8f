import { Problem } from '../domain/problem.ts'
import type { Reader } from './reader.ts'

/** Where a deploy is reported on GitHub. */
export interface EnvironmentInputs {
  /** Of GitHub's environments. */
  name: string
  /** Where what was deployed is to be seen; without it GitHub gets no deployment of this step's. */
  url?: string
}

/** Reads where a deploy is reported; undefined when it is not. */
export function readEnvironment(read: Reader): EnvironmentInputs | undefined {
  const name = read.text('environment-name')
  const url = read.parsed('environment-url', parseUrl)
  if (name !== undefined) return { name, ...(url !== undefined && { url }) }
  if (read.text('environment-url') !== undefined) {
    read.findings.add(
      'environment-url: there is no environment-name, so GitHub has nothing to show it with.',
      'Set environment-name too.',
    )
  }
  return undefined
}

// GitHub docs, "Create a deployment status": environment_url.
function parseUrl(text: string, input: string): string {
  if (/^https?:\/\/\S+$/.test(text) && URL.canParse(text)) return text
  throw new Problem({ what: `${input}: '${text}' is not a URL.`, remedy: "Start it with 'https://'." })
}
