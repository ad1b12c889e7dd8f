/** Names of all inputs, as action.yml has them; a test keeps the two alike. The runner sets INPUT_<NAME> for each. */
// biome-ignore format: a list of names reads better packed
export const inputNames = [
  'aws-region', 'role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience', 'function-name',
  'publish', 'role', 'architecture', 'alias', 'memory-size', 'timeout', 'ephemeral-storage', 'description',
  'environment', 'environment-mode', 'environment-remove', 'image-command', 'image-entry-point',
  'image-working-directory', 'snap-start', 'tags-function', 'function-config', 'functions-config',
  'missing', 'release-strategy', 'on-failure', 'region-strategy', 'on-region-failure', 'regions-config', 'replicate', 'result-dir', 'context', 'file', 'target', 'build-args',
  'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'labels', 'cache-from', 'cache-to', 'no-cache',
  'pull', 'builder', 'network', 'add-hosts', 'allow', 'shm-size', 'ulimit', 'repository', 'repository-role-to-assume', 'tags',
  'create-repository', 'image', 'image-uri', 'attest', 'require-attestation', 'scan-severity', 'scan-ignore', 'test-event', 'test-expect', 'test-env', 'test-timeout', 'test-credentials',
  'test-required', 'verify-event', 'verify-expect', 'verify-tenant-id', 'before-traffic-event',
  'before-traffic-expect', 'traffic', 'rollback-alarms', 'rollback-on',
  'rollback-minimum-invocations', 'rollback-when-quiet', 'codedeploy-application',
  'codedeploy-deployment-group', 'provisioned-concurrency', 'rollback', 'rollback-to', 'keep-versions',
  'allow-older', 'skip-unchanged', 'wait-timeout', 'dry-run', 'preview', 'preview-url-auth',
  'preview-url-invoke-mode', 'preview-url-cors', 'preview-ttl', 'preview-delete-logs', 'preview-fork',
  'preview-environment', 'environment-name', 'environment-url', 'github-token',
] as const

export type InputName = (typeof inputNames)[number]

/** What action.yml gives to inputs that a step does not write, but for the token; a test keeps the two alike. */
export const inputDefaults: Readonly<Partial<Record<InputName, string>>> = {
  'role-duration-seconds': '3600',
  audience: 'sts.amazonaws.com',
  publish: 'true',
  'environment-mode': 'merge',
  missing: 'fail',
  'region-strategy': 'parallel',
  'on-region-failure': 'stop',
  context: '.',
  'no-cache': 'false',
  pull: 'false',
  'create-repository': 'true',
  'test-credentials': 'false',
  'test-required': 'false',
  traffic: 'all-at-once',
  rollback: 'false',
  'allow-older': 'false',
  'skip-unchanged': 'true',
  'wait-timeout': '10m',
  'dry-run': 'false',
  preview: 'false',
  'preview-url-auth': 'none',
  'preview-url-invoke-mode': 'buffered',
  'preview-delete-logs': 'true',
  'preview-fork': 'notice',
}
