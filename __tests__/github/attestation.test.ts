import { expect, test } from 'vitest'
import { parseRequired } from '../../src/domain/attestation.ts'
import { ghEnvironment, provenanceType, readVerified, unverified, verifyArgv } from '../../src/github/attestation.ts'

const workflow = 'octo-org/app/.github/workflows/build.yml'
const verification = { repository: 'octo-org/app', digest: 'sha256:abc' }

test.each([
  ['true', {}],
  ['false', undefined],
  ['octo-org/app', { repository: 'octo-org/app' }],
  [workflow, { repository: 'octo-org/app', workflow }],
])('require-attestation: %s', (text, expected) => {
  expect(parseRequired(text, 'require-attestation')).toEqual(expected)
})

test.each(['yes', 'octo-org', `${workflow}@main`, 'octo-org/app/build.yml', '--repo=a/b c/d'])(
  '%j is refused',
  (text) => {
    expect(() => parseRequired(text, 'require-attestation')).toThrow(
      `require-attestation: '${text}' is no repository and no workflow. Write 'true', `,
    )
  },
)

test('gh verifies the manifest as a file, for the repository and the workflow', () => {
  const rest = ['--predicate-type', provenanceType, '--format', 'json']
  const always = ['attestation', 'verify', '/tmp/manifest.json', '--repo', 'octo-org/app']
  expect(verifyArgv('/tmp/manifest.json', verification)).toEqual([...always, ...rest])
  expect(verifyArgv('/tmp/manifest.json', { ...verification, workflow })).toEqual([
    ...always,
    '--signer-workflow',
    workflow,
    ...rest,
  ])
})

test('gh gets the token, the network, and nothing else of the job', () => {
  const job = { PATH: '/bin', https_proxy: 'http://proxy', AWS_SECRET_ACCESS_KEY: 'x', GH_HOST: 'elsewhere' }
  const own = { GH_CONFIG_DIR: '/f', GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1', GH_TOKEN: 't' }
  const kept = { PATH: '/bin', https_proxy: 'http://proxy', ...own }
  const access = { token: 't', folder: '/f' }
  expect(ghEnvironment(job, { ...access, serverUrl: 'https://github.com' })).toEqual(kept)
  expect(ghEnvironment(job, { ...access, serverUrl: 'https://octo.ghe.com' })).toEqual({
    ...kept,
    GH_HOST: 'octo.ghe.com',
    GH_ENTERPRISE_TOKEN: 't',
  })
})

const verified = (sha256: string, predicateType: string) => ({
  verificationResult: {
    signature: { certificate: { buildSignerURI: 'signer', sourceRepositoryDigest: 'commit', runInvocationURI: 'run' } },
    statement: { predicateType, subject: [{ digest: { sha256: 'other' } }, { digest: { sha256 } }] },
  },
})

test('what gh has verified is about this image, and is its provenance', () => {
  const answer = JSON.stringify([verified('zzz', provenanceType), verified('abc', provenanceType)])
  expect(readVerified(answer, verification)).toEqual({ signer: 'signer', commit: 'commit', run: 'run' })
})

// Old versions of gh end with status 0 all the same.
test.each([
  ['nothing', ''],
  ['an empty list', '[]'],
  ['what is about another image', JSON.stringify([verified('zzz', provenanceType)])],
  ['an SBOM', JSON.stringify([verified('abc', 'https://spdx.dev/Document')])],
])('%s is no verification', (_, answer) => {
  expect(() => readVerified(answer, verification)).toThrow(
    'require-attestation: gh has verified no provenance of sha256:abc. Update gh on this machine: version 2.67 or later.',
  )
})

test.each([
  [127, 'Unable to locate executable file: gh', 'is not on this machine. Use a runner that has it'],
  [1, 'unknown command "attestation" for "gh"', 'is too old to verify attestations: unknown command'],
  [4, 'set the GH_TOKEN environment variable', "Add 'attestations: read' to the job's permissions"],
  [1, 'Error: HTTP 403: Resource not accessible by integration', "Add 'attestations: read' to the job's permissions"],
  [
    1,
    'Error: HTTP 404: Not Found',
    'GitHub has no provenance of sha256:abc by octo-org/app: Error: HTTP 404: Not Found. Attest',
  ],
  [1, 'Error: no attestations found for subject', 'GitHub has no provenance of sha256:abc by octo-org/app'],
  [
    1,
    'Error: verifying with issuer "sigstore.dev"',
    'gh did not verify that sha256:abc is by octo-org/app: Error: verif',
  ],
])('%i: %s', (exitCode, stderr, message) => {
  const { what, remedy } = unverified({ exitCode, stderr }, verification)
  expect(`${what} ${remedy}`).toContain(message)
})
