import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask } from '../docker/ask.ts'
import { formatDuration } from '../domain/duration.ts'
import { Problem } from '../domain/problem.ts'
import { ghEnvironment, readVerified, unverified, type Verification, verifyArgv } from '../github/attestation.ts'
import type { ImageRun } from '../run/run.ts'
import type { GivenImage } from '../run/target.ts'
import { privateDirectory } from '../session/private-directory.ts'

/**
 * Has gh verify that the image of image-uri has the provenance that the run requires: its signature, the certificate of
 * the signer, the time, and whose workflow it was. Nothing is asked without require-attestation.
 *
 * @throws Problem when it is not verified, or when it can't be
 */
export async function checkAttestation({ plan, tools }: ImageRun, { image, uri }: GivenImage): Promise<void> {
  const { attestation, githubToken: token } = plan.inputs
  if (attestation === undefined) return
  if (token === undefined) {
    throw new Problem({
      what: 'require-attestation: github-token is empty, and GitHub has the attestations.',
      remedy: "Leave github-token out: the workflow's own is the default.",
    })
  }
  const verification = { repository: plan.repository, ...attestation, digest: image.digest }
  await tools.steps.step(`Verify the attestation of ${uri}`, async () => {
    const { signer, commit, run } = await verify(tools, image.manifest, { token, verification })
    tools.log(`gh has verified the provenance of ${image.digest}: built by ${signer} of commit ${commit} in ${run}`)
  })
}

/** Milliseconds for gh, which waits for a network that answers nothing without an end. */
const patience = 120_000

async function verify(
  { temporaryDirectory, remember, env, workflow, signal }: ImageRun['tools'],
  manifest: string,
  { token, verification }: { token: string; verification: Verification },
) {
  const late = AbortSignal.timeout(patience)
  const folder = privateDirectory({ temporaryDirectory, remember })
  try {
    const file = join(folder, 'manifest.json')
    await writeFile(file, manifest)
    const finished = await ask('gh', verifyArgv(file, verification), {
      env: ghEnvironment(env, { serverUrl: workflow.serverUrl, token, folder }),
      signal: AbortSignal.any([signal, late]),
    }).catch((error: unknown) => {
      if (signal.aborted || !late.aborted) throw error
      throw new Problem({
        what: `gh has not verified the attestation within ${formatDuration(patience)}.`,
        remedy: 'Let the runner reach api.github.com, and the hosts of Sigstore that it names, or run the job again.',
      })
    })
    if (finished.exitCode !== 0) throw new Problem(unverified(finished, verification))
    return readVerified(finished.stdout, verification)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
