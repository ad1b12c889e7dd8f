import { ServiceError } from '../../core/contract.ts'
import { objects, page, text, texts } from '../fields.ts'
import { noScan } from '../refusals.ts'
import type { SeededVulnerability } from '../scanning.ts'
import { type Call, type Run, requireRepository, storageOf } from './call.ts'
import { readImageId, resolve } from './image-id.ts'
import { imageNotFound } from './images.ts'

/** Scans of images (ECR User Guide, "Scan images for software vulnerabilities"). */
export const scanningOperations: Record<string, Run> = {
  DescribeImageScanFindings(call) {
    const { image, named } = imageOf(call)
    const archived = call.registry.repositories.get(image.repository)?.archived.has(image.digest) === true
    const state = archived
      ? { status: 'IMAGE_ARCHIVED', description: 'The image is archived.' }
      : call.registry.scanning.next(image)
    if (state === undefined) throw noScan(image.digest, image.repository, call.registry.account)
    const enhanced = call.registry.scanning.type === 'ENHANCED'
    const { status, description, results } = state
    const { items, next } = page(results ?? [], call.fields)
    const at = Date.now() / 1000
    return {
      ...named,
      imageScanStatus: { status, description },
      imageScanFindings: {
        ...(results && {
          imageScanCompletedAt: at,
          vulnerabilitySourceUpdatedAt: at,
          findingSeverityCounts: counts(results),
        }),
        ...(enhanced && results ? { enhancedFindings: items.map(byInspector) } : { findings: items.map(byEcr) }),
      },
      ...next,
    }
  },

  StartImageScan(call) {
    const { image, named } = imageOf(call)
    const { scanning } = call.registry
    // The code is in the API Reference; that this is the text of it is inferred.
    if (scanning.type === 'ENHANCED') throw new ServiceError('ValidationException', 'This feature is disabled')
    if (!scanning.begin(image)) {
      // In the words that users of the service quote.
      throw new ServiceError(
        'LimitExceededException',
        'The scan quota per image has been exceeded. Wait and try again.',
      )
    }
    return { ...named, imageScanStatus: { status: 'IN_PROGRESS' } }
  },

  BatchGetRepositoryScanningConfiguration(call) {
    const { scanning } = call.registry
    const scanningConfigurations = texts(call.fields, 'repositoryNames').map((name) => {
      const { arn, settings } = requireRepository(call, name)
      const scanOnPush = scanning.scansOnPush(settings.scanOnPush)
      const often = scanning.type === 'ENHANCED' ? 'CONTINUOUS_SCAN' : 'SCAN_ON_PUSH'
      return {
        repositoryArn: arn,
        repositoryName: name,
        scanOnPush,
        scanFrequency: scanOnPush ? often : 'MANUAL',
        appliedScanFilters: [],
      }
    })
    return { scanningConfigurations, failures: [] }
  },
}

function imageOf(call: Call) {
  const { fields, registry } = call
  const repository = requireRepository(call, text(fields, 'repositoryName'))
  const { name } = repository
  const [imageId = {}] = objects(fields, 'imageId').map(readImageId)
  const found = resolve(imageId, name, storageOf(registry))
  if ('failureCode' in found) throw imageNotFound(imageId, repository)
  const named = { registryId: registry.account, repositoryName: name, imageId: { imageDigest: found.digest } }
  return { image: { repository: name, digest: found.digest }, named }
}

/** Inspector's UNTRIAGED is no severity of ECR's; that it is counted as UNDEFINED is inferred. */
function counts(found: readonly SeededVulnerability[]): Record<string, number> {
  const words = found.map(({ severity }) => (severity === 'UNTRIAGED' ? 'UNDEFINED' : severity))
  return Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((each) => each === word).length]))
}

/** The members that the API Reference shows in its example, those that say what and where. */
function byInspector({ id, severity, packageName, version, fixedIn }: SeededVulnerability): object {
  return {
    title: `${id} - ${packageName}`,
    severity,
    status: 'ACTIVE',
    type: 'PACKAGE_VULNERABILITY',
    fixAvailable: fixedIn === undefined ? 'NO' : 'YES',
    exploitAvailable: 'NO',
    packageVulnerabilityDetails: {
      vulnerabilityId: id,
      vulnerablePackages: [{ name: packageName, version, fixedInVersion: fixedIn ?? 'NotAvailable' }],
    },
    remediation: { recommendation: { text: 'None Provided' } },
  }
}

function byEcr({ id, severity, packageName, version }: SeededVulnerability): object {
  return {
    name: id,
    uri: `https://cve.mitre.org/cgi-bin/cvename.cgi?name=${id}`,
    severity,
    attributes: [
      { key: 'package_version', value: version },
      { key: 'package_name', value: packageName },
    ],
  }
}
