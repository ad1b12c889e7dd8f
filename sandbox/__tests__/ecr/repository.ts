import type { ECRClient } from '@aws-sdk/client-ecr'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { clients } from '../../testing/aws.ts'

/** What a test of ECR's API works with. */
export interface RepositoryStage {
  sandbox: Sandbox
  /** In us-east-1; the sandbox has eu-west-1 as well. */
  ecr: ECRClient
  /** A repository of the test's own. */
  repositoryName: string
}

/** One sandbox for the tests of a file, and a repository for each. @returns what gives a test its stage */
export function useRepositories(): () => RepositoryStage {
  let sandbox: Sandbox | undefined
  let stage: RepositoryStage | undefined
  let count = 0
  beforeAll(async () => {
    sandbox = await startSandbox({ roles: [{ name: 'deploy' }], regions: ['us-east-1', 'eu-west-1'] })
  })
  afterAll(() => sandbox?.stop())
  beforeEach(async () => {
    if (sandbox === undefined) throw new Error('The sandbox did not start')
    count += 1
    const repositoryName = `team/app-${count}`
    await sandbox.ecr.createRepository(repositoryName)
    stage = { sandbox, ecr: clients(sandbox, 'deploy').ecr, repositoryName }
  })
  return () => {
    if (stage === undefined) throw new Error('There is a stage within a test only')
    return stage
  }
}
