import type { RequiredAttestation } from '../domain/attestation.ts'
import { digestHex } from '../domain/digest.ts'
import { asList, asText, member, parseJson } from '../domain/json.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import { cut, withFullStop } from '../domain/text.ts'

/** What is asked of gh, GitHub's command-line tool. */
export interface Verification extends RequiredAttestation {
  /** `owner/name` */
  repository: string
  /** `sha256:…` of the manifest, which is the image's. */
  digest: string
}

/** Who has made an image, as a verified certificate says. */
export interface Provenance {
  /** The workflow that signed, at a ref. */
  signer: string
  /** Commit of the sources. */
  commit: string
  /** Page of the run. */
  run: string
}

/** The predicate of build provenance (SLSA, "Provenance", version 1). */
export const provenanceType = 'https://slsa.dev/provenance/v1'

/**
 * The arguments of gh that verify an attestation (GitHub CLI manual, "gh attestation verify"). The image's manifest is
 * a file whose digest is the image's: so no registry is asked.
 */
export function verifyArgv(file: string, { repository, workflow }: Verification): string[] {
  return [
    ...['attestation', 'verify', file],
    ...['--repo', repository],
    ...(workflow === undefined ? [] : ['--signer-workflow', workflow]),
    ...['--predicate-type', provenanceType],
    ...['--format', 'json'],
  ]
}

const passed = /^(?:PATH|HOME|TMPDIR|LANG|LC_\w+|XDG_\w+|SSL_CERT_\w+|(?:HTTPS?|NO|ALL)_PROXY)$/i

/** Where gh asks, with what, and the folder that it finds in place of the user's configuration. */
interface GhAccess {
  serverUrl: string
  token: string
  folder: string
}

/** The environment of gh: nothing of the job's that it has no use for, and no configuration of the user's. */
export function ghEnvironment(env: NodeJS.ProcessEnv, { serverUrl, token, folder }: GhAccess): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => passed.test(name))
  const { host } = new URL(serverUrl)
  return {
    ...Object.fromEntries(kept),
    ...(host !== 'github.com' && { GH_HOST: host, GH_ENTERPRISE_TOKEN: token }),
    GH_TOKEN: token,
    GH_CONFIG_DIR: folder,
    GH_PROMPT_DISABLED: '1',
    GH_NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
  }
}

/**
 * Reads what gh has verified. Its exit status alone is not enough: versions before 2.67 said 0 without any attestation
 * of the type (CVE-2025-25204).
 *
 * @throws Problem when there is none of this image
 */
export function readVerified(stdout: string, verification: Verification): Provenance {
  const hex = digestHex(verification.digest)
  for (const each of asList(parseJson(stdout))) {
    const result = member(each, 'verificationResult')
    const statement = member(result, 'statement')
    const subjects = asList(member(statement, 'subject'))
    const isAbout = subjects.some((subject) => member(member(subject, 'digest'), 'sha256') === hex)
    if (!isAbout || member(statement, 'predicateType') !== provenanceType) continue
    const certificate = member(member(result, 'signature'), 'certificate')
    return {
      signer: asText(member(certificate, 'buildSignerURI')),
      commit: asText(member(certificate, 'sourceRepositoryDigest')),
      run: asText(member(certificate, 'runInvocationURI')),
    }
  }
  throw new Problem({
    what: `require-attestation: gh has verified no provenance of ${verification.digest}.`,
    remedy: 'Update gh on this machine: version 2.67 or later.',
  })
}

/** Says why gh has not verified an attestation, and what to do. */
export function unverified(
  { exitCode, stderr }: { exitCode: number; stderr: string },
  { repository, workflow, digest }: Verification,
): Finding {
  const by = workflow === undefined ? repository : `the workflow ${workflow}`
  const said = withFullStop(cut(stderr.trim().replaceAll(/\s+/g, ' '), 500))
  if (exitCode === 127) {
    return {
      what: 'require-attestation: gh, the command-line tool of GitHub that verifies attestations, is not on this machine.',
      remedy: "Use a runner that has it, as GitHub's own do, or install it before this step: version 2.67 or later.",
    }
  }
  if (/unknown command "attestation"|unknown flag/.test(stderr)) {
    return {
      what: `require-attestation: gh on this machine is too old to verify attestations: ${said}`,
      remedy: 'Update it: version 2.67 or later.',
    }
  }
  if (/HTTP 40[13]|authentication|GH_TOKEN/i.test(stderr)) {
    return {
      what: `require-attestation: GitHub does not let the token read attestations of ${repository}: ${said}`,
      remedy:
        "Add 'attestations: read' to the job's permissions; for another repository give github-token a token that may read it.",
    }
  }
  if (/HTTP 404|no attestations found/i.test(stderr)) {
    return {
      what: `require-attestation: GitHub has no provenance of ${digest} by ${by}: ${said}`,
      remedy:
        'Attest the image where it is built, with actions/attest and the output digest (docs/supply-chain.md). For a private repository the token must be one that may read it.',
    }
  }
  return {
    what: `require-attestation: gh did not verify that ${digest} is by ${by}: ${said}`,
    remedy: 'Deploy no such image. When it is yours, correct require-attestation, or attest it again.',
  }
}
