import { readManifest } from '@deploy-lambda-image/sandbox/runner'
import { readInputs } from '../../src/inputs/inputs.ts'

/** Of action.yml. */
export const { inputs: defaults } = readManifest(process.cwd())

/** Inputs as the runner hands them over: what is given, else the defaults of action.yml. */
export function read(given: Readonly<Record<string, string>> = {}) {
  const all: Record<string, string> = {
    ...defaults,
    tags: 'abc',
    'github-token': '',
    'function-name': 'hello',
    ...given,
  }
  return readInputs((name) => all[name] ?? '')
}
