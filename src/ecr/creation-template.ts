import { type ECRClient, paginateDescribeRepositoryCreationTemplates } from '@aws-sdk/client-ecr'
import { hasCode, isUnknownOperation } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { messageOf } from '../domain/text.ts'
import type { TagMutability } from './repository.ts'

/** What a registry gives repositories that ECR creates. */
export interface CreationTemplate extends TagMutability {
  /** Names of repositories begin with it and a slash; `ROOT` stands for all that no other template is for. */
  prefix: string
}

/**
 * Finds the template that a registry has for a repository that is created by a push (ECR user guide, "Creating a
 * repository creation template"). Of several the nearest prefix counts, which is inferred.
 *
 * @param warn told when the role may not look
 * @returns undefined when there is none, and in a region that has no templates
 * @throws Problem when ECR does not answer
 */
export async function findTemplate(
  client: ECRClient,
  name: string,
  warn: (text: string) => void,
): Promise<CreationTemplate | undefined> {
  const doing = `Could not look whether the registry has a creation template for ${name}`
  const found: CreationTemplate[] = []
  try {
    for await (const { repositoryCreationTemplates = [] } of paginateDescribeRepositoryCreationTemplates(
      { client },
      {},
    )) {
      for (const { prefix = '', appliedFor = [], ...settings } of repositoryCreationTemplates) {
        const fits = prefix === 'ROOT' || name.startsWith(`${prefix}/`)
        if (fits && appliedFor.includes('CREATE_ON_PUSH')) found.push({ prefix, ...settings })
      }
    }
  } catch (error) {
    if (isUnknownOperation(error)) return undefined
    const problem = explain(error, doing)
    if (!hasCode(error, 'AccessDeniedException')) throw problem
    warn(messageOf(problem))
  }
  const length = ({ prefix }: CreationTemplate) => (prefix === 'ROOT' ? 0 : prefix.length)
  return found.toSorted((one, other) => length(other) - length(one))[0]
}
