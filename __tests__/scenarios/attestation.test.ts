import { expect, test } from 'vitest'
import { givenFunction } from './given.ts'
import { type Attestation, withGh } from './played-gh.ts'
import { changes, onlyError, versions } from './read-back.ts'
import { checkout, documented, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

test('attest.yml deploys the image once gh has verified its attestation, and touches nothing before', async () => {
  const sandbox = await setStage()
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  sandbox.iam.putRole({ name: 'push', trust: documented('trust-policy'), policies: [documented('push')] })
  const repository = 'octo-org/hello-lambda'
  const run = async (job: string, own: { values?: Record<string, string>; env?: Record<string, string> }) => {
    const values = { 'github.repository': repository, ...own.values }
    const { deploys } = await runExample(sandbox, 'attest.yml', {
      ...own,
      values,
      jobs: [job],
      workspace: checkout(),
    })
    const [done] = deploys
    if (done === undefined) throw new Error('nothing was run')
    return done
  }
  const pushed = await run('build', {})
  const { digest = '', 'image-uri': uri = '' } = pushed.outputs
  // The job that deploys has an environment, which its role trusts.
  const trust = documented('trust-policy-environment')
  sandbox.iam.putRole({ name: 'deploy', trust, policies: [documented('deploy')] })
  const attested = { digest, workflow: `${repository}/.github/workflows/attest.yml`, commit: 'abc' }
  const deploying = (attestations: readonly Attestation[]) =>
    run('deploy', { values: { 'needs.build.outputs.image-uri': uri }, env: withGh(attestations) })

  sandbox.requests.clear()
  const none = onlyError(await deploying([]))
  expect(none).toContain(
    `require-attestation: GitHub has no provenance of ${digest} by the workflow ${attested.workflow}: Error: HTTP 404`,
  )
  const forged = { ...attested, forged: 'verifying with issuer "GitHub, Inc."' }
  expect(onlyError(await deploying([forged]))).toContain(
    `require-attestation: gh did not verify that ${digest} is by the workflow ${attested.workflow}: Error: verifying with issuer "GitHub, Inc.". Deploy no such image.`,
  )
  expect(changes(sandbox)).toEqual([])

  const deployed = await deploying([attested])
  expect(deployed.log).toContain(
    `gh has verified the provenance of ${digest.slice(0, 19)}: built by https://github.com/${attested.workflow}@refs/heads/main of commit abc in https://github.com/${repository}/actions/runs/1/attempts/1`,
  )
  expect(versions(sandbox), deployed.log).toEqual({ 1: before, 2: digest })
})
