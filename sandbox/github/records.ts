/** That an artifact runs somewhere, as far as tests read it. */
export interface DeploymentRecord {
  name: string
  digest: string
  status: 'deployed' | 'decommissioned'
  logicalEnvironment: string
  physicalEnvironment: string
  cluster: string
  deploymentName: string
  repository: string
}
