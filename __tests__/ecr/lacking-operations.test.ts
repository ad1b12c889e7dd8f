import { ECRClient } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { findTemplate } from '../../src/ecr/creation-template.ts'
import { listReferrers } from '../../src/ecr/referrers.ts'
import { isScannedOnDemand } from '../../src/ecr/scan.ts'
import { managedSigning } from '../../src/ecr/signing.ts'

const region = 'us-gov-west-1'
const address = { name: 'app' }

/** An ECR that answers all with this error. */
function answering(name: string) {
  const ecr = new ECRClient({ region })
  ecr.send = async () => {
    throw Object.assign(new Error('words'), { name, $metadata: { httpStatusCode: 400 } })
  }
  return ecr
}

const asked = {
  ListImageReferrers: (ecr: ECRClient) => listReferrers(ecr, address, 'sha256:1'),
  GetSigningConfiguration: (ecr: ECRClient) => managedSigning(ecr, region),
  DescribeRepositoryCreationTemplates: (ecr: ECRClient) => findTemplate(ecr, 'app', expect.fail),
  BatchGetRepositoryScanningConfiguration: (ecr: ECRClient) =>
    isScannedOnDemand({ ecr, address, region, digest: 'sha256:1' }),
} as const

test.each([
  ['ListImageReferrers', [], 'Could not list what refers to app@sha256:1 in ECR'],
  ['GetSigningConfiguration', { rules: [], notes: [] }, undefined],
  ['DescribeRepositoryCreationTemplates', undefined, 'Could not look whether the registry has a creation template'],
  ['BatchGetRepositoryScanningConfiguration', undefined, 'Could not read how ECR in us-gov-west-1 scans app'],
] as const)('a region without %s has nothing of it', async (operation, nothing, failing) => {
  for (const code of ['UnknownOperationException', 'InvalidAction']) {
    expect(await asked[operation](answering(code))).toEqual(nothing)
  }
  if (failing !== undefined) await expect(asked[operation](answering('ServerException'))).rejects.toThrow(failing)
})
