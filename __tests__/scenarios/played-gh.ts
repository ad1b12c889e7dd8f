import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../support/folder.ts'

/** An attestation as GitHub has it. */
export interface Attestation {
  /** `sha256:…` */
  digest: string
  /** `owner/name/.github/workflows/build.yml` */
  workflow: string
  commit: string
  /** What gh says of it instead of verifying it. */
  forged?: string
}

/**
 * Variables of a run whose PATH has a gh: it takes the arguments of the real one, and answers in its words and its JSON
 * (GitHub CLI manual, "gh attestation verify"). Signatures are its own business: here each attestation says whether it
 * is forged.
 */
export function withGh(attestations: readonly Attestation[]): Record<string, string> {
  const bin = folder({ 'attestations.json': JSON.stringify(attestations) })
  writeFileSync(join(bin, 'gh'), `#!${process.execPath}\n${program}`, { mode: 0o755 })
  return { PATH: `${bin}:${process.env.PATH}` }
}

const program = `
const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const [, , ...argv] = process.argv
const option = (name) => argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined
const fail = (text) => { console.error('Error: ' + text); process.exit(1) }
if (argv[0] !== 'attestation' || argv[1] !== 'verify' || option('--format') !== 'json') fail('unknown command')
if (!process.env.GH_TOKEN) { console.error('To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.'); process.exit(4) }
const leaked = Object.keys(process.env).filter((name) => /^(?:AWS_|INPUT_|ACTIONS_ID)/.test(name))
if (leaked.length > 0) fail('the environment has ' + leaked)
const digest = 'sha256:' + createHash('sha256').update(readFileSync(argv[2])).digest('hex')
const repo = option('--repo')
const all = JSON.parse(readFileSync(__dirname + '/attestations.json', 'utf8'))
const found = all.filter((one) => one.digest === digest && one.workflow.startsWith(repo + '/'))
if (found.length === 0) fail('HTTP 404: Not Found (https://api.github.com/repos/' + repo + '/attestations/' + digest + '?per_page=30)')
const forged = found.find((one) => one.forged)
if (forged) fail(forged.forged)
const signer = option('--signer-workflow')
const by = found.filter((one) => signer === undefined || one.workflow === signer)
if (by.length === 0) fail('verifying with issuer "sigstore.dev"')
console.log(JSON.stringify(by.map(({ workflow, commit }) => ({
  attestation: {},
  verificationResult: {
    signature: { certificate: {
      buildSignerURI: 'https://github.com/' + workflow + '@refs/heads/main',
      sourceRepositoryDigest: commit,
      runInvocationURI: 'https://github.com/' + repo + '/actions/runs/1/attempts/1',
    } },
    statement: {
      predicateType: option('--predicate-type'),
      subject: [{ name: 'app', digest: { sha256: digest.slice(7) } }],
    },
  },
}))))
`
