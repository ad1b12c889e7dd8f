import type { GitHubClient } from './client.ts'
import { ownerAndName } from './client.ts'
import { explainGitHub } from './explain.ts'

/** That an artifact runs somewhere, for an organization's page of linked artifacts. */
export interface DeploymentRecord {
  /** Of the artifact; all records of one digest have one name. */
  name: string
  /** `sha256:…` */
  digest: string
  /** Of GitHub's environments. */
  environment: string
  region: string
  /** Twelve digits. */
  account: string
  /** What runs it, unique in the account and region. */
  deploymentName: string
}

/**
 * Records what runs where, by which alerts can be filtered (GitHub docs, "About linked artifacts"). A later record of the
 * same deployment replaces this one. Needs `artifact-metadata: write`; there are none outside of organizations.
 *
 * @param repository `owner/name`; an attestation of the artifact names its own
 * @throws Problem when GitHub refuses
 */
export async function putDeploymentRecord(
  client: GitHubClient,
  repository: string,
  { name, digest, environment, region, account, deploymentName }: DeploymentRecord,
): Promise<void> {
  const { owner, repo } = ownerAndName(repository)
  try {
    await client.request('POST /orgs/{org}/artifacts/metadata/deployment-record', {
      org: owner,
      name,
      digest,
      status: 'deployed',
      logical_environment: environment,
      physical_environment: region,
      cluster: account,
      deployment_name: deploymentName,
      github_repository: repo,
      // The same record twice is one.
      request: { retries: 3 },
    })
  } catch (error) {
    throw explainGitHub(error, `Could not record that ${deploymentName} in ${region} runs ${digest}`)
  }
}
